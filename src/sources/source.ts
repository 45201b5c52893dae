import type { Channel } from '#domain/evidence.ts'
import type { Ground } from '#domain/request.ts'
import type { Origin, Text } from '#domain/tenant.ts'

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
}

/** One value of an item. `name` is a field of the category or a column; labels come from the tenant or the mapping. */
export interface Value {
  name: string
  label?: Text
  value: string | number | boolean | null
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
  /** Everything held about them, newest first, as a stream. */
  read(subjects: readonly Subject[]): AsyncIterable<Item>
  /** Takes a new value over at once. */
  correct(subjects: readonly Subject[], itemId: string, field: string, value: string): Promise<SourceOutcome>
  /** Removes what may be removed; says for the rest why and until when it is kept. No category: all of them. */
  erase(subjects: readonly Subject[], category?: string): Promise<SourceOutcome[]>
  restrict(subjects: readonly Subject[], itemId: string, on: boolean): Promise<SourceOutcome>
  /** Throws with a sentence when the system does not answer. */
  health(): Promise<void>
}
