import type { Choices, ConsentStatus } from './choices.ts'
import type { Channel } from './evidence.ts'
import { addPeriod } from './legal-clock.ts'
import type { Purpose, Tenant } from './tenant.ts'

/** What permission rests on: who never decided has neither agreed nor refused. */
export type Standing =
  /** Cannot be stopped: the tenant says why (`topic.locked`). */
  | 'locked'
  | 'subscribed'
  /** Never decided; sent to customers from the start (ePrivacy Art. 13(2)). */
  | 'from-start'
  | 'never-decided'
  | 'unsubscribed'
  /** Asked for, and the mail that asks back is not answered yet. */
  | 'requested'
  /** The channel is blocked: a bounce or a complaint. */
  | 'blocked'
  /** The objection to the topic's purpose is newer than the subscription. */
  | 'objected'
  /** The consent to the topic's purpose was decided after the subscription and does not hold (any more). */
  | 'consent-ended'
  /** Not a topic of the tenant, or not on this channel. */
  | 'unknown'

const newer = (one: string, other: string) => Date.parse(one) > Date.parse(other)

/**
 * Where a consent stands at an instant; undefined when it was never decided. Expiry (CON-09, to the instant) and a changed text
 * (CON-08) need no event: they follow from what was given.
 */
export function consentNow(purpose: Purpose, choices: Choices, now: string): ConsentStatus | undefined {
  const consent = choices.consents[purpose.id]
  if (consent?.status !== 'given') return consent?.status
  const end = purpose.validFor && addPeriod(consent.at.slice(0, 10), purpose.validFor) + consent.at.slice(10)
  if (end && !newer(end, now)) return 'expired'
  return consent.textVersion === purpose.textVersion ? 'given' : 'invalidated'
}

/** Whether there is a yes to take back, even one to an older text; a yes that has run out is none. */
export function holdsYes(purpose: Purpose, choices: Choices, now: string): boolean {
  const status = consentNow(purpose, choices, now)
  return status === 'given' || status === 'invalidated'
}

/**
 * Whether data may be used for a purpose at an instant. On consent only `given` counts (CR-06); an objection stops every basis
 * (OBJ-02), and on consent it stands until a later yes.
 */
export function mayUse(purpose: Purpose, choices: Choices, now: string): boolean {
  const objection = choices.objections[purpose.id]
  if (purpose.basis !== 'A6-1-a') return !objection
  if (consentNow(purpose, choices, now) !== 'given') return false
  return !objection || newer(choices.consents[purpose.id]!.at, objection.at)
}

/**
 * Why a topic is on or off by a channel at an instant, a pause left aside. A block of the channel counts before everything the
 * person decided (SUP-04), and not for what cannot be stopped.
 */
export function standing(tenant: Tenant, choices: Choices, topicId: string, channel: Channel, now: string): Standing {
  const own = ownStanding(tenant, choices, topicId, channel, now)
  return choices.blocks?.[channel] && own !== 'locked' && own !== 'unknown' ? 'blocked' : own
}

/**
 * The same, a block left aside: what it comes back to when the block is lifted. The newest act counts: a subscription stands against
 * an older objection or an older no to the purpose (it is an affirmative act for this topic, SUP-03), a newer one ends it. Of two
 * acts of one instant the stop counts. Without a subscription an objection always stops.
 */
export function ownStanding(
  tenant: Tenant,
  choices: Choices,
  topicId: string,
  channel: Channel,
  now: string,
): Exclude<Standing, 'blocked'> {
  const topic = tenant.topics.find((one) => one.id === topicId)
  const purpose = tenant.purposes.find((one) => one.id === topic?.purpose)
  if (!topic || !purpose || !topic.channels.includes(channel)) return 'unknown'
  if (topic.locked) return 'locked'

  const choice = choices.topics[topicId]?.[channel]
  if (choice?.status === 'unsubscribed') return 'unsubscribed'
  const standsAgainst = (stop: { at: string }) => choice !== undefined && newer(choice.at, stop.at)

  const objection = choices.objections[purpose.id]
  if (objection && !standsAgainst(objection)) return 'objected'
  const consent = purpose.basis === 'A6-1-a' ? choices.consents[purpose.id] : undefined
  if (consent && consentNow(purpose, choices, now) !== 'given' && !standsAgainst(consent)) return 'consent-ended'
  if (choice) return choice.status
  return topic.onFromStart ? 'from-start' : 'never-decided'
}

/** Whether a standing lets mail through. */
export function isOn(standing: Standing): boolean {
  return standing === 'locked' || standing === 'subscribed' || standing === 'from-start'
}

/**
 * Whether a topic reaches a person by a channel on a local date: the one question every sender asks, at send time (MAIL-13).
 * What cannot be stopped is not paused either.
 */
export function reaches(tenant: Tenant, choices: Choices, topicId: string, channel: Channel, today: string): boolean {
  const result = standing(tenant, choices, topicId, channel, `${today}T23:59:59.999Z`)
  const paused = choices.pausedUntil !== undefined && today < choices.pausedUntil
  return result === 'locked' || (isOn(result) && !paused)
}
