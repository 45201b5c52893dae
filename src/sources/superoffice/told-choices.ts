import type { Choices } from '#domain/choices.ts'

/** Where a purpose or a topic stands with us; missing where it was never decided. */
export interface Stand {
  isOn: boolean
  at: string
}

/** The newest of consent and objection counts; of the two at one instant the objection. */
export function standOfPurpose({ consents, objections }: Choices, purpose: string): Stand | undefined {
  const consent = consents[purpose]
  const objection = objections[purpose]
  if (objection && (!consent || objection.at >= consent.at)) return { isOn: false, at: objection.at }
  return consent && { isOn: consent.status === 'given', at: consent.at }
}

/** By mail: the only thing the CRM sends. What waits for its double opt-in is not on yet. */
export function standOfTopic({ topics }: Choices, topic: string): Stand | undefined {
  const choice = topics[topic]?.email
  return choice && { isOn: choice.status === 'subscribed', at: choice.at }
}

/**
 * Whether a yes of ours may end a no that stands there: it was just chosen, or it is newer. An older one may not, as the no may be one
 * we have not heard of yet.
 */
export const mayLift = (ours: Stand, newest: string | undefined, changedThere: string): boolean =>
  ours.isOn && (ours.at === newest || Date.parse(ours.at) > Date.parse(changedThere))
