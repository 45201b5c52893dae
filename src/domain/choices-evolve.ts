import type { Choices, ChoicesEvent, ConsentStatus, SubscriptionStatus } from './choices.ts'
import type { Channel, Evidence } from './evidence.ts'

/** What one fact leads to. Facts of old ledgers must lead to what they always led to. */
export function evolveChoices(state: Choices, event: ChoicesEvent, evidence: Evidence): Choices {
  const { at, door } = evidence
  const consent = (status: ConsentStatus, purpose: string, textVersion?: string): Choices => ({
    ...state,
    consents: { ...state.consents, [purpose]: textVersion ? { status, at, door, textVersion } : { status, at, door } },
  })
  const topic = (status: SubscriptionStatus, id: string, channel: Channel): Choices => ({
    ...state,
    topics: { ...state.topics, [id]: { ...state.topics[id], [channel]: { status, at, door } } },
  })

  switch (event.type) {
    case 'ConsentGiven':
      return consent('given', event.purpose, event.textVersion)
    case 'ConsentRefused':
      return consent('refused', event.purpose, evidence.textVersion)
    case 'ConsentWithdrawn':
      return consent('withdrawn', event.purpose, state.consents[event.purpose]?.textVersion)
    case 'ConsentExpired':
      return consent('expired', event.purpose, state.consents[event.purpose]?.textVersion)
    case 'Subscribed':
      return topic('subscribed', event.topic, event.channel)
    case 'Unsubscribed':
      return topic('unsubscribed', event.topic, event.channel)
    case 'SubscriptionRequested':
      return topic('requested', event.topic, event.channel)
    case 'FrequencySet':
      return { ...state, frequencies: { ...state.frequencies, [event.topic]: { frequency: event.frequency, at, door } } }
    case 'Blocked':
      return { ...state, blocks: { ...state.blocks, [event.channel]: { reason: event.reason, at, door } } }
    case 'BlockLifted': {
      const { [event.channel]: _, ...blocks } = state.blocks ?? {}
      return { ...state, blocks }
    }
    case 'Paused':
      return { ...state, pausedUntil: event.until }
    case 'Resumed': {
      const { pausedUntil: _, ...awake } = state
      return awake
    }
    case 'Objected':
      return { ...state, objections: { ...state.objections, [event.purpose]: { at, door } } }
    case 'ObjectionWithdrawn': {
      const { [event.purpose]: _, ...objections } = state.objections
      return { ...state, objections }
    }
    case 'Forgotten':
      return { ...state, forgottenAt: at }
  }
}
