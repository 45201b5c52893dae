import type { Choices, ChoicesEvent } from './choices.ts'
import type { Channel } from './evidence.ts'
import { frequencyNow, offeredAs } from './frequency.ts'
import type { Tenant } from './tenant.ts'

/**
 * The fact that takes one fact back; undefined where it does not stand any more, where nothing was on before it, and where a yes
 * would be to another text: that needs a new one.
 */
export function inverse(tenant: Tenant, event: ChoicesEvent, state: Choices): ChoicesEvent | undefined {
  switch (event.type) {
    case 'Subscribed': {
      const { topic, channel } = event
      return state.topics[topic]?.[channel]?.status === 'subscribed' ? { type: 'Unsubscribed', topic, channel, wasOn: true } : undefined
    }
    case 'Unsubscribed':
      return event.wasOn && mayComeBack(tenant, event, state)
        ? { type: 'Subscribed', topic: event.topic, channel: event.channel }
        : undefined
    case 'SubscriptionRequested': {
      const { topic, channel } = event
      return state.topics[topic]?.[channel]?.status === 'requested' ? { type: 'Unsubscribed', topic, channel } : undefined
    }
    case 'FrequencySet': {
      const topic = tenant.topics.find(({ id }) => id === event.topic)
      const before = topic && offeredAs(topic, event.before)
      if (!before || frequencyNow(topic, state)?.id !== event.frequency || before.id === event.frequency) return undefined
      return { type: 'FrequencySet', topic: topic.id, frequency: before.id, before: event.frequency }
    }
    case 'BlockLifted':
      return state.blocks?.[event.channel] ? undefined : { type: 'Blocked', channel: event.channel, reason: event.before }
    case 'ConsentGiven':
      return state.consents[event.purpose]?.status === 'given' ? { type: 'ConsentWithdrawn', purpose: event.purpose } : undefined
    case 'ConsentWithdrawn': {
      const consent = state.consents[event.purpose]
      const purpose = tenant.purposes.find((one) => one.id === event.purpose && one.basis === 'A6-1-a')
      // A fresh yes would stand against an older objection, so it is not given on the person's behalf.
      if (!purpose || state.objections[purpose.id]) return undefined
      if (consent?.status !== 'withdrawn' || consent.textVersion !== purpose.textVersion) return undefined
      return { type: 'ConsentGiven', purpose: purpose.id, textVersion: purpose.textVersion }
    }
    case 'Paused':
      if (state.pausedUntil !== event.until) return undefined
      return event.before ? { type: 'Paused', until: event.before, before: event.until } : { type: 'Resumed', before: event.until }
    case 'Resumed':
      return event.before && state.pausedUntil === undefined ? { type: 'Paused', until: event.before } : undefined
    case 'Objected':
      return state.objections[event.purpose] ? { type: 'ObjectionWithdrawn', purpose: event.purpose } : undefined
    case 'ObjectionWithdrawn':
      return state.objections[event.purpose] ? undefined : { type: 'Objected', purpose: event.purpose }
    // Nothing stood before the no that could come back, time and erasures cannot be undone, and a block is lifted by name (SUP-03).
    case 'ConsentRefused':
    case 'ConsentExpired':
    case 'Blocked':
    case 'Forgotten':
      return undefined
  }
}

/** Still off, still sent, and its purpose was not stopped after the act. */
function mayComeBack(tenant: Tenant, { topic: id, channel }: { topic: string; channel: Channel }, state: Choices): boolean {
  const choice = state.topics[id]?.[channel]
  const topic = tenant.topics.find((one) => one.id === id && one.channels.includes(channel))
  if (!topic || choice?.status !== 'unsubscribed') return false
  const consent = state.consents[topic.purpose]
  const stops = [state.objections[topic.purpose], consent?.status === 'given' ? undefined : consent]
  return stops.every((stop) => !stop || Date.parse(stop.at) <= Date.parse(choice.at))
}
