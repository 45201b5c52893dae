import type { Choices, ChoicesEvent } from './choices.ts'
import { evolveChoices } from './choices-evolve.ts'
import type { Evidence } from './evidence.ts'
import { isOn, ownStanding } from './permission.ts'
import type { Tenant } from './tenant.ts'
import { thingOf } from './thing-of.ts'
import { inverse } from './undo-inverse.ts'

/**
 * Takes acts back by new facts (CON-04, MAIL-19): what they ended comes back, what they started ends. Newest first, so that of
 * several acts on one thing only what stood before the first comes back (CON-01), and nothing is written for a step in between.
 */
export function undone(tenant: Tenant, acts: readonly ChoicesEvent[], state: Choices, evidence: Evidence): ChoicesEvent[] {
  let now = state
  const last = new Map<string, ChoicesEvent>()
  for (const event of acts.toReversed()) {
    const fact = inverse(tenant, event, now)
    if (!fact) continue
    now = evolveChoices(now, fact, evidence)
    last.set(thingOf(fact), fact)
  }
  const end = now
  // A topic that was off before all of it, under a stop that comes back as well, stays off: alone it would stand against that stop.
  const comesBack = (fact: ChoicesEvent) =>
    fact.type !== 'Subscribed' || isOn(ownStanding(tenant, end, fact.topic, fact.channel, evidence.at))
  return [...last.values()].filter(comesBack).flatMap((fact) => fromHere(fact, state) ?? [])
}

/** The fact as it follows from `state`, without steps in between; undefined when it stands already. */
function fromHere(fact: ChoicesEvent, state: Choices): ChoicesEvent | undefined {
  switch (fact.type) {
    case 'Subscribed':
    case 'Unsubscribed': {
      const { topic, channel } = fact
      const status = state.topics[topic]?.[channel]?.status
      if (status === fact.type.toLowerCase()) return undefined
      const wasOn = fact.type === 'Unsubscribed' && status === 'subscribed'
      return wasOn ? { type: 'Unsubscribed', topic, channel, wasOn } : { type: fact.type, topic, channel }
    }
    case 'ConsentGiven':
      return state.consents[fact.purpose]?.status === 'given' ? undefined : fact
    case 'ConsentWithdrawn':
      return state.consents[fact.purpose]?.status === 'given' ? fact : undefined
    case 'Objected':
      return state.objections[fact.purpose] ? undefined : fact
    case 'ObjectionWithdrawn':
      return state.objections[fact.purpose] ? fact : undefined
    case 'FrequencySet': {
      const before = state.frequencies?.[fact.topic]?.frequency
      return before === undefined || before === fact.frequency ? undefined : { ...fact, before }
    }
    case 'Paused': {
      const before = state.pausedUntil
      if (before === fact.until) return undefined
      return before === undefined ? { type: 'Paused', until: fact.until } : { ...fact, before }
    }
    case 'Resumed':
      return state.pausedUntil === undefined ? undefined : { type: 'Resumed', before: state.pausedUntil }
    default:
      return fact
  }
}
