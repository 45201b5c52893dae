import { decideChoice } from './choice-rules.ts'
import type { Decider } from './decider.ts'
import type { Channel, Door, Evidence } from './evidence.ts'
import type { Tenant } from './tenant.ts'

/**
 * W3C DPV consent status. `asked` is missing on purpose: a purpose without a row was never decided.
 * `expired` and `invalidated` (the text has changed since, CON-08) are mostly derived, see `consentNow`.
 */
export const consentStatuses = ['given', 'refused', 'withdrawn', 'expired', 'revoked', 'invalidated'] as const
export type ConsentStatus = (typeof consentStatuses)[number]

interface Decided {
  at: string
  door: Door
}

/** What one person has chosen. Whatever is missing was never decided; it is neither a yes nor a no. */
export interface Choices {
  /** `textVersion`: the text that was answered; a withdrawal keeps that of its yes. */
  consents: Record<string, Decided & { status: ConsentStatus; textVersion?: string }>
  topics: Record<string, Partial<Record<Channel, Decided & { status: 'subscribed' | 'unsubscribed' }>>>
  /** By purpose, GDPR Art. 21. */
  objections: Record<string, Decided>
  /** Every topic is silent up to and including the day before this local date. */
  pausedUntil?: string
}

export type ChoicesCommand =
  | { type: 'GiveConsent' | 'RefuseConsent'; purpose: string; textVersion: string }
  | { type: 'Subscribe' | 'Unsubscribe'; topic: string; channel: Channel }
  | { type: 'Pause'; until: string; today: string }
  | { type: 'Resume' }
  | { type: 'Object' | 'WithdrawObjection'; purpose: string }
  | { type: 'StopAllMarketing' }
  /** Takes back one act: `of` holds its facts, newest act of the person only. */
  | { type: 'Undo'; of: ChoicesEvent[] }

/** `wasOn`, `before`: what the act ended, so that an undo brings back that and nothing more. */
export type ChoicesEvent =
  | { type: 'ConsentGiven'; purpose: string; textVersion: string }
  | { type: 'ConsentRefused' | 'ConsentWithdrawn' | 'ConsentExpired'; purpose: string }
  | { type: 'Subscribed'; topic: string; channel: Channel }
  | { type: 'Unsubscribed'; topic: string; channel: Channel; wasOn?: true }
  | { type: 'Paused'; until: string; before?: string }
  | { type: 'Resumed'; before?: string }
  | { type: 'Objected' | 'ObjectionWithdrawn'; purpose: string }

/** The stream `person/{id}`. Which purposes and topics there are, and what may be done with them, is the tenant's. */
export function choices(tenant: Tenant): Decider<Choices, ChoicesCommand, ChoicesEvent> {
  return {
    initial: { consents: {}, topics: {}, objections: {} },
    decide: (command, state, evidence) => decideChoice(tenant, command, state, evidence),
    evolve,
  }
}

function evolve(state: Choices, event: ChoicesEvent, evidence: Evidence): Choices {
  const { at, door } = evidence
  const consent = (status: ConsentStatus, purpose: string, textVersion?: string): Choices => ({
    ...state,
    consents: { ...state.consents, [purpose]: textVersion ? { status, at, door, textVersion } : { status, at, door } },
  })
  const topic = (status: 'subscribed' | 'unsubscribed', id: string, channel: Channel): Choices => ({
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
  }
}
