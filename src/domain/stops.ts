import type { Choices, ChoicesEvent } from './choices.ts'
import type { Channel } from './evidence.ts'
import { holdsYes, isOn, mayUse, ownStanding } from './permission.ts'
import type { Tenant } from './tenant.ts'

/** The fact of leaving a topic; says whether it ended something. A block of the channel does not count: it may be lifted. */
export function unsubscribed(tenant: Tenant, state: Choices, topic: string, channel: Channel, now: string): ChoicesEvent {
  const wasOn = isOn(ownStanding(tenant, state, topic, channel, now))
  return wasOn ? { type: 'Unsubscribed', topic, channel, wasOn } : { type: 'Unsubscribed', topic, channel }
}

/**
 * What a second no to a purpose ends: everything switched on or asked for again since the first. The first stays the one on record,
 * so nothing is written when nothing was.
 */
function reopened(tenant: Tenant, purposeId: string, state: Choices, now: string): ChoicesEvent[] {
  const purpose = tenant.purposes.find((one) => one.id === purposeId)
  const isOpen = (topic: string, channel: Channel) => {
    const own = ownStanding(tenant, state, topic, channel, now)
    return isOn(own) || own === 'requested'
  }
  const topics = tenant.topics
    .filter((topic) => topic.purpose === purposeId && !topic.locked)
    .flatMap((topic) =>
      topic.channels.filter((channel) => isOpen(topic.id, channel)).map((channel) => unsubscribed(tenant, state, topic.id, channel, now)),
    )
  const agreed = purpose?.basis === 'A6-1-a' && mayUse(purpose, state, now)
  return agreed ? [...topics, { type: 'ConsentWithdrawn', purpose: purposeId }] : topics
}

/** A no to a purpose, also to one that has changed or gone as long as there is a yes to take back. */
export function refused(tenant: Tenant, purposeId: string, state: Choices, now: string): ChoicesEvent[] {
  const before = state.consents[purposeId]?.status
  const purpose = tenant.purposes.find(({ id }) => id === purposeId)
  // An auditor must be able to tell "took back a yes" from "never said yes".
  if (purpose ? holdsYes(purpose, state, now) : before === 'given') return [{ type: 'ConsentWithdrawn', purpose: purposeId }]
  // A subscription is a yes of its own: a no to its purpose ends it by name, so that an undo can bring it back.
  const topics = reopened(tenant, purposeId, state, now)
  return before === 'refused' || before === 'withdrawn' ? topics : [...topics, { type: 'ConsentRefused', purpose: purposeId }]
}

/** An objection, or what another one ends. */
export function objected(tenant: Tenant, purposeId: string, state: Choices, now: string): ChoicesEvent[] {
  return state.objections[purposeId] ? reopened(tenant, purposeId, state, now) : [{ type: 'Objected', purpose: purposeId }]
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
