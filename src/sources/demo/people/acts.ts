import type { ChoicesCommand } from '#domain/choices.ts'
import type { Channel, Door } from '#domain/evidence.ts'
import { dateBefore, daysBefore } from '#sources/demo/dates.ts'
import type { DemoAct } from '#sources/demo/demo-types.ts'

/** The text each consent is given under; the tenant's own, as a test checks. */
const textVersions = {
  'requested-news': '3',
  'partner-offers': '2',
  'site-visits-for-sales': '4',
  'ad-matching': '2',
  'website-measurement': '2',
  'community-name': '2',
  'keep-application': '1',
}
type Consent = keyof typeof textVersions

/** One act so many days before now. */
export type Act = (now: Date) => DemoAct

const act =
  (days: number, door: Door, command: (now: Date) => ChoicesCommand): Act =>
  (now) => ({ at: daysBefore(now, days), door, command: command(now) })

export const agrees = (days: number, purpose: Consent, door: Door = 'sign-in') =>
  act(days, door, () => ({ type: 'GiveConsent', purpose, textVersion: textVersions[purpose] }))
export const declines = (days: number, purpose: Consent, door: Door = 'sign-in') =>
  act(days, door, () => ({ type: 'RefuseConsent', purpose, textVersion: textVersions[purpose] }))
export const joins = (days: number, topic: string, channel: Channel = 'email', door: Door = 'sign-in') =>
  act(days, door, () => ({ type: 'Subscribe', topic, channel }))
/** The answer to the mail of a double opt-in. */
export const confirms = (days: number, topic: string) =>
  act(days, 'confirmation-link', () => ({ type: 'ConfirmSubscription', topic, channel: 'email' }))
export const bounces = (days: number) => act(days, 'feedback', () => ({ type: 'Block', channel: 'email', reason: 'hard-bounce' }))
export const leaves = (days: number, topic: string, channel: Channel = 'email', door: Door = 'one-click') =>
  act(days, door, () => ({ type: 'Unsubscribe', topic, channel }))
export const objects = (days: number, purpose: string, door: Door = 'sign-in') => act(days, door, () => ({ type: 'Object', purpose }))
export const stopsAll = (days: number, door: Door = 'link-page') => act(days, door, () => ({ type: 'StopAllMarketing' }))
export const resumes = (days: number) => act(days, 'sign-in', () => ({ type: 'Resume' }))
export const pauses = (days: number, forDays: number, door: Door = 'preference-link') =>
  act(days, door, (now) => ({ type: 'Pause', today: dateBefore(now, days), until: dateBefore(now, days - forDays) }))
