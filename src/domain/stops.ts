import type { Choices, ChoicesEvent } from './choices.ts'
import type { Channel } from './evidence.ts'
import { holdsYes, isOn, mayUse, standing } from './permission.ts'
import type { Tenant } from './tenant.ts'

/** The fact of leaving a topic; says whether it ended something. */
export function unsubscribed(tenant: Tenant, state: Choices, topic: string, channel: Channel, now: string): ChoicesEvent {
  const wasOn = isOn(standing(tenant, state, topic, channel, now))
  return wasOn ? { type: 'Unsubscribed', topic, channel, wasOn } : { type: 'Unsubscribed', topic, channel }
}

/**
 * What a second no to a purpose ends: everything switched on again since the first. The first stays the one on record, so nothing
 * is written when nothing was.
 */
export function reopened(tenant: Tenant, purposeId: string, state: Choices, now: string): ChoicesEvent[] {
  const purpose = tenant.purposes.find((one) => one.id === purposeId)
  const topics = tenant.topics
    .filter((topic) => topic.purpose === purposeId && !topic.locked)
    .flatMap((topic) =>
      topic.channels
        .filter((channel) => isOn(standing(tenant, state, topic.id, channel, now)))
        .map((channel) => unsubscribed(tenant, state, topic.id, channel, now)),
    )
  const agreed = purpose?.basis === 'A6-1-a' && mayUse(purpose, state, now)
  return agreed ? [...topics, { type: 'ConsentWithdrawn', purpose: purposeId }] : topics
}

/** One act that ends all of it: every topic that can be stopped, every marketing purpose by the way its basis gives (CON-14, OBJ-01). */
export function stopAllMarketing(tenant: Tenant, state: Choices, now: string): ChoicesEvent[] {
  const topics = tenant.topics
    .filter((topic) => !topic.locked)
    .flatMap((topic) =>
      topic.channels
        .filter((channel) => state.topics[topic.id]?.[channel]?.status !== 'unsubscribed')
        .map((channel) => unsubscribed(tenant, state, topic.id, channel, now)),
    )
  const purposes = tenant.purposes
    .filter((purpose) => purpose.marketing)
    .flatMap((purpose) => {
      const facts: ChoicesEvent[] = []
      if (holdsYes(purpose, state, now)) facts.push({ type: 'ConsentWithdrawn', purpose: purpose.id })
      if (purpose.basis !== 'A6-1-a' && !state.objections[purpose.id]) facts.push({ type: 'Objected', purpose: purpose.id })
      return facts
    })
  return [...topics, ...purposes]
}
