import { type Decider, Refusal } from './decider.ts'
import type { Channel, Door } from './evidence.ts'
import type { Purpose, Tenant, Topic } from './tenant.ts'

/** W3C DPV consent status. `asked` is missing on purpose: a purpose without a row was never decided. */
export type ConsentStatus = 'given' | 'refused' | 'withdrawn' | 'expired' | 'revoked'

interface Decided {
  at: string
  door: Door
}

/** What one person has chosen. Whatever is missing was never decided; it is neither a yes nor a no. */
export interface Choices {
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

export type ChoicesEvent =
  | { type: 'ConsentGiven' | 'ConsentRefused' | 'ConsentWithdrawn' | 'ConsentExpired'; purpose: string }
  | { type: 'Subscribed' | 'Unsubscribed'; topic: string; channel: Channel }
  | { type: 'Paused'; until: string }
  | { type: 'Resumed' }
  | { type: 'Objected' | 'ObjectionWithdrawn'; purpose: string }
