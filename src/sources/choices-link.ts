import type { Choices } from '#domain/choices.ts'
import type { Subject } from './source.ts'

/** What another system says was chosen. It stops things here; a yes of another system proves nothing (GDPR Art. 7(1)) and is shown only. */
export type FoundStop = ({ kind: 'consent'; purpose: string } | { kind: 'topic'; topic: string } | { kind: 'all-marketing' }) & {
  /** Instant of the latest change that may have made it, where the system knows one. */
  at?: string
}

/** What a system has to be told after an act: the choices as they are now, and the receipt that proves them. */
export interface ToldChoices {
  choices: Choices
  /** Id of the receipt of the newest fact; stands beside what is written there. */
  receipt: string
  /** Instant of the newest fact: what was chosen then was just chosen. */
  at: string
}

/** The choices a system keeps beside ours. Ours are the truth; there they are a projection. */
export interface ChoicesLink {
  /** Ids of what the system has a place for; of all else it is told nothing that it could write down. */
  readonly keeps: { purposes: readonly string[]; topics: readonly string[] }
  /** Brings the system's own rows to what is told; what is so already is not touched. Throws when the system does not take it now; it is tried again. */
  write(subjects: readonly Subject[], told: ToldChoices): Promise<void>
  /** What is stopped there for one person, and by which addresses they are known; undefined when they are gone. */
  stops(ref: string): Promise<{ emails: string[]; stops: FoundStop[] } | undefined>
  /** Refs of people changed since an instant, the oldest change first, each with the instant of its change; all when undefined. */
  changed(since: string | undefined): AsyncIterable<{ ref: string; at: string }>
  /** Reads a signed message of the system. `refs`: people to look at again; undefined: not from there, too old or changed on the way. */
  heard(message: { headers: Headers; body: string }, now: Date): { id: string; refs: string[] } | undefined
}
