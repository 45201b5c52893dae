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

/** Instant from which on a yes given at `at` has run out; undefined where it holds until it is taken back. */
export const consentEnd = ({ validFor }: Purpose, at: string): string | undefined =>
  validFor && addPeriod(at.slice(0, 10), validFor) + at.slice(10)

/**
 * Where a consent stands at an instant; undefined when it was never decided. Expiry (CON-09, to the instant) and a changed text
 * (CON-08) need no event: they follow from what was given.
 */
export function consentNow(purpose: Purpose, choices: Choices, now: string): ConsentStatus | undefined {
  const consent = choices.consents[purpose.id]
  if (consent?.status !== 'given') return consent?.status
  const end = consentEnd(purpose, consent.at)
  if (end && !newer(end, now)) return 'expired'
  return consent.textVersion === purpose.textVersion ? 'given' : 'invalidated'
}

/**
 * The choices with each yes as it stands at an instant, for whoever does not know the purposes: one that has run out, or was given to
 * another text, does not count there as one either (CR-06).
 */
export function choicesAt({ purposes }: Tenant, choices: Choices, now: string): Choices {
  const standing = Object.entries(choices.consents).map(([id, consent]) => {
    const purpose = purposes.find((one) => one.id === id)
    return [id, { ...consent, status: (purpose && consentNow(purpose, choices, now)) ?? consent.status }] as const
  })
  return { ...choices, consents: Object.fromEntries(standing) }
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
  // Whoever was erased is no customer any more, whatever list of ours or others still has the address (ERA-03).
  return topic.onFromStart && !choices.forgottenAt ? 'from-start' : 'never-decided'
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
