import type { Channel } from '#domain/evidence.ts'
import type { Mark } from '#domain/marks.ts'
import type { Redaction } from '#domain/redaction.ts'
import type { Ground } from '#domain/request.ts'
import type { Origin, Text } from '#domain/tenant.ts'
import type { Order, Tally, Wanted } from '#domain/wanted.ts'
import type { ChoicesLink } from './choices-link.ts'

/** An address the person has proven to read. `key` is its keyed hash, hex. */
export interface ProvenAddress {
  channel: Channel
  /** Normalised (SUP-02). */
  address: string
  key: string
}

/** One person as one system knows them. Several may match one address. */
export interface Subject {
  /** The system's own id. */
  ref: string
  name?: string
  /** What else the system knows them by; tells people who share a mailbox apart. Never shown. */
  marks?: readonly Mark[]
}

/** One value of an item. `name` is a field of the category or a column; labels come from the tenant or the mapping. */
export interface Value {
  name: string
  label?: Text
  value: string | number | boolean | null
  /** What people read instead of a `value` that is a code of the system. */
  shown?: Text
  /** Something stands here that is not shown, and why; `value` is null then. */
  redacted?: Redaction
  /** The source takes a new value over at once. */
  correctable?: true
}

/** One thing a system holds about a person. What is not known is missing, never invented. */
export interface Item {
  /** Unique within the source and stable between readings. */
  id: string
  /** Id of the source. */
  source: string
  /** Name of the system the item comes from, as shown. */
  system: string
  category: string
  title: string
  /** ISO 8601 instant or date; missing when the system does not know. */
  at?: string
  origin: Origin
  /** From whom, for `third-party`; from what, for `derived`. */
  originFrom?: string
  values: Value[]
  /** Rows that belong to the item (invoice lines, messages of a ticket), each with its own values. */
  parts?: { title: string; values: Value[] }[]
  /** Named people or firms this one item went to, beyond the recipients of its category. */
  recipients?: { name: string; what?: string }[]
  restricted?: boolean
}

export type Ability = 'correct' | 'erase' | 'restrict'

/** Where a reading goes on: right after the item `id` of this source, or, without it, with the first item dated `at` (undefined: without a date). */
export interface Place {
  at: string | undefined
  id?: string
}

export interface Reading {
  wanted?: Wanted
  /** `newest` when missing. */
  order?: Order
  after?: Place
}

/** What became of an act on one or more items. */
export interface SourceOutcome {
  category: string
  result: 'erased' | 'kept' | 'done' | 'not-possible'
  count: number
  ground?: Ground
  /** Local date until which it is kept. */
  until?: string
}

/**
 * Where personal data lives. One contract suite runs against every implementation.
 * A method that a source cannot do is answered with `not-possible`, and `can` says so beforehand.
 */
export interface Source {
  readonly id: string
  readonly name: string
  readonly can: readonly Ability[]
  /** Everybody in this system who has one of the addresses. */
  find(addresses: readonly ProvenAddress[]): Promise<Subject[]>
  /** For staff: people whose name or address contains `text`; never more than `limit`. */
  search(text: string, limit: number): Promise<{ name: string; address: string }[]>
  /** What is held about them, as a stream: exactly what is wanted, in order (`byOrder`), from a place on. Everything, newest first, when not said. */
  read(subjects: readonly Subject[], reading?: Reading): AsyncIterable<Item>
  /** One item of theirs; undefined when there is none. */
  one(subjects: readonly Subject[], itemId: string): Promise<Item | undefined>
  /** How many of their items are wanted, by category, system and month. */
  tally(subjects: readonly Subject[], wanted?: Wanted): Promise<Tally[]>
  /** Takes a new value over at once. */
  correct(subjects: readonly Subject[], itemId: string, field: string, value: string): Promise<SourceOutcome>
  /** Removes what may be removed; says for the rest why and until when it is kept. No category: all of them. */
  erase(subjects: readonly Subject[], category?: string): Promise<SourceOutcome[]>
  restrict(subjects: readonly Subject[], itemId: string, on: boolean): Promise<SourceOutcome>
  /** Throws with a sentence when the system does not answer. */
  health(): Promise<void>
  /** Of a system that keeps choices of its own; missing where it keeps none. */
  readonly choices?: ChoicesLink
}
