import type { Choices } from './choices.ts'

/** Where a purpose or a topic stands for a system outside; undefined when it was never decided. `isOn` only for a yes. */
export type Stand = { isOn: boolean; at: string } | undefined

/** The newest of consent and objection counts; of the two at one instant the objection. */
export function standOfPurpose({ consents, objections }: Choices, id: string): Stand {
  // An id from outside may be the name of something every object has.
  const consent = Object.hasOwn(consents, id) ? consents[id] : undefined
  const objection = Object.hasOwn(objections, id) ? objections[id] : undefined
  if (objection && (!consent || Date.parse(objection.at) >= Date.parse(consent.at))) return { isOn: false, at: objection.at }
  return consent && { isOn: consent.status === 'given', at: consent.at }
}

/** By mail. What waits for its double opt-in is not on, and stays the person's to answer. */
export function standOfTopic({ topics }: Choices, id: string): Stand {
  const choice = Object.hasOwn(topics, id) ? topics[id]?.email : undefined
  return choice && { isOn: choice.status === 'subscribed', at: choice.at }
}
