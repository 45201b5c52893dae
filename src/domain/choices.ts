import { decideChoice } from './choice-rules.ts'
import { evolveChoices } from './choices-evolve.ts'
import type { Decider } from './decider.ts'
import type { Channel, Door } from './evidence.ts'
import type { Tenant } from './tenant.ts'

/**
 * W3C DPV consent status. `asked` is missing on purpose: a purpose without a row was never decided.
 * `expired` and `invalidated` (the text has changed since, CON-08) are mostly derived, see `consentNow`.
 */
export const consentStatuses = ['given', 'refused', 'withdrawn', 'expired', 'revoked', 'invalidated'] as const
export type ConsentStatus = (typeof consentStatuses)[number]

/** Why nothing can be sent by a channel: the mailbox is gone (RFC 3463, 5.x), or its owner reported a mail as unwanted (RFC 5965). */
export const blockReasons = ['hard-bounce', 'complaint'] as const
export type BlockReason = (typeof blockReasons)[number]

export const subscriptionStatuses = ['subscribed', 'unsubscribed', 'requested'] as const
/** `requested`: asked for, and not on before the mail that asks back is answered (double opt-in). */
export type SubscriptionStatus = (typeof subscriptionStatuses)[number]

interface Decided {
  at: string
  door: Door
}

/** What one person has chosen. Whatever is missing was never decided; it is neither a yes nor a no. */
export interface Choices {
  /** `textVersion`: the text that was answered; a withdrawal keeps that of its yes. */
  consents: Record<string, Decided & { status: ConsentStatus; textVersion?: string }>
  topics: Record<string, Partial<Record<Channel, Decided & { status: SubscriptionStatus }>>>
  /** How often, by topic, where the topic offers it and the person has chosen; an id of `topic.frequencies`. */
  frequencies?: Record<string, Decided & { frequency: string }>
  /** By purpose, GDPR Art. 21. */
  objections: Record<string, Decided>
  /** Every topic is silent up to and including the day before this local date. */
  pausedUntil?: string
  /** Channels by which nothing that can be stopped goes out, whatever is on. Not the person's act, and lifted only by it. */
  blocks?: Partial<Record<Channel, Decided & { reason: BlockReason }>>
  /** Instant of the newest erasure of everything held under the address: what is older must not come back (ERA-03). */
  forgottenAt?: string
}

export type ChoicesCommand =
  | { type: 'GiveConsent' | 'RefuseConsent'; purpose: string; textVersion: string }
  | { type: 'Subscribe' | 'Unsubscribe'; topic: string; channel: Channel }
  /** The answer to the mail of a double opt-in. */
  | { type: 'ConfirmSubscription'; topic: string; channel: Channel }
  | { type: 'SetFrequency'; topic: string; frequency: string }
  | { type: 'Block'; channel: Channel; reason: BlockReason }
  | { type: 'LiftBlock'; channel: Channel }
  /** Two addresses turn out to be one person's: every stop of the other holds here too, and nothing else of it (SUP-03). */
  | { type: 'InheritStops'; of: Choices }
  /** What outlives an erasure, in a stream of its own: that there was one, and every stop of whoever it was (ERA-03). */
  | { type: 'Forget'; of: Choices }
  | { type: 'Pause'; until: string; today: string }
  | { type: 'Resume' }
  | { type: 'Object' | 'WithdrawObjection'; purpose: string }
  | { type: 'StopAllMarketing' }
  /** Takes back the newest acts of the person: `of` holds their facts, in order. */
  | { type: 'Undo'; of: ChoicesEvent[] }

/** `wasOn`, `before`: what the act ended, so that an undo brings back that and nothing more. */
export type ChoicesEvent =
  | { type: 'ConsentGiven'; purpose: string; textVersion: string }
  | { type: 'ConsentRefused' | 'ConsentWithdrawn' | 'ConsentExpired'; purpose: string }
  | { type: 'Subscribed'; topic: string; channel: Channel }
  | { type: 'Unsubscribed'; topic: string; channel: Channel; wasOn?: true }
  | { type: 'SubscriptionRequested'; topic: string; channel: Channel }
  | { type: 'FrequencySet'; topic: string; frequency: string; before?: string }
  | { type: 'Blocked'; channel: Channel; reason: BlockReason }
  | { type: 'BlockLifted'; channel: Channel; before: BlockReason }
  | { type: 'Paused'; until: string; before?: string }
  | { type: 'Resumed'; before?: string }
  | { type: 'Objected' | 'ObjectionWithdrawn'; purpose: string }
  | { type: 'Forgotten' }

/** The stream `person/{id}`. Which purposes and topics there are, and what may be done with them, is the tenant's. */
export function choices(tenant: Tenant): Decider<Choices, ChoicesCommand, ChoicesEvent> {
  return {
    initial: { consents: {}, topics: {}, objections: {} },
    decide: (command, state, evidence) => decideChoice(tenant, command, state, evidence),
    evolve: evolveChoices,
  }
}
