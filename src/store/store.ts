import type { Index } from '#domain/decider.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Order, Tally, Wanted } from '#domain/wanted.ts'

/**
 * The words of the store, defined once:
 * - `ledger`: what happened. Append-only; codes and ids only; each stream is a hash chain (SHA-256 over RFC 8785 text).
 * - `current`: one row a stream, the folded state; what reads use; rebuilt from the ledger by `rebuild`.
 * - `vault`: names, addresses, messages, files; encrypted at rest in SQL; what erasure deletes.
 * - `outbox`: effects written in the same commit and carried out at least once.
 * - `address`: keyed hash of an address → random person id.
 * - `pass`: codes, sessions, counters. Everything in it expires; none of it is ever in the ledger.
 * - `record`: items pushed by import; a source like any other.
 * - `bookmark`: how far a reader of another system has got.
 */
export interface Store {
  /** In the order asked. A stream that does not exist has version 0, the genesis head and `state: undefined`. */
  load(streams: readonly StreamId[]): Promise<Snapshot[]>
  /** The choices of whoever each address key leads to, in the order asked; undefined where it leads to nobody. */
  loadByAddress(keys: readonly string[]): Promise<(Snapshot | undefined)[]>
  /** Each change wholly or not at all. `stale`: someone else was faster; decide again. */
  commit(changes: readonly Change[]): Promise<CommitResult[]>
  /** One stream, oldest first; only entries with a version above `after`. */
  history(stream: StreamId, after?: number): AsyncIterable<Entry>
  /** One stream as the ledger alone has it, whatever has become of `current`; for `verify` and `rebuild`, as it may take long. */
  fromLedger(stream: StreamId): AsyncIterable<Entry>
  /** Snapshots of one kind, ordered by (dueOn, stream), those without a date last. At most `limit`. */
  list(kind: StreamKind, filter: Filter, limit: number, after?: Cursor): Promise<Snapshot[]>
  /** How many streams of one kind match. */
  count(kind: StreamKind, filter: Filter): Promise<number>
  /** Entries in commit order with position > `after`, none skipped, none twice, while others write. */
  changes(after: bigint, limit: number): Promise<Entry[]>
  /** Position of the newest entry; zero when there is none. Positions have no holes. */
  tip(): Promise<bigint>
  /** Every stream id of one kind, in no order; what `verify` and `rebuild` walk. */
  streams(kind: StreamKind): AsyncIterable<StreamId>
  /** Writes `current` anew without touching the ledger. Only `rebuild` calls it. */
  replaceCurrent(snapshot: Snapshot): Promise<void>

  readonly vault: Vault
  readonly outbox: Outbox
  readonly addresses: Addresses
  readonly passes: Passes
  readonly records: Records
  readonly bookmarks: Bookmarks

  /** Throws when the store cannot be reached or its migrations are not done. */
  ready(): Promise<void>
  close(): Promise<void>
}

export const streamKinds = ['person', 'request', 'visit'] as const
export type StreamKind = (typeof streamKinds)[number]
export type StreamId = `${StreamKind}/${string}`

/** The folded state of one stream, and where its chain ends. */
export interface Snapshot<State = unknown> extends Index {
  stream: StreamId
  /** Number of entries in the stream. */
  version: number
  /** Hash of the newest entry, hex; `genesis` for a stream without entries. */
  head: string
  state: State | undefined
}

export const genesis = '0'.repeat(64)

/** One fact. Never changed, never deleted, free of personal data. */
export interface Entry extends Evidence {
  stream: StreamId
  /** 1 for the first entry of a stream. */
  version: number
  /** Place in the whole ledger; grows in commit order. Zero until committed. Not part of the hash. */
  position: bigint
  event: { type: string }
  /** Hex SHA-256 over the RFC 8785 text of everything above but `position`, and the hash before it. */
  hash: string
}

/** One act: the facts, the state they lead to, what enters or leaves the vault, what must follow. */
export interface Change {
  /** What the decision was made on; the commit is `stale` when the stream has moved since. */
  after: Snapshot
  entries: Entry[]
  current: Snapshot
  vault?: VaultChange[]
  outbox?: Effect[]
  /** Address keys that lead to a person from now on. */
  addresses?: { key: string; personId: string }[]
}

/** `positions`: those of the change's entries, in order. */
export type CommitResult = { result: 'done'; positions: bigint[] } | { result: 'stale' }

/** All given members must match. */
export interface Filter {
  person?: string
  statuses?: readonly string[]
}

/** Where the page before ended. */
export interface Cursor {
  dueOn?: string
  stream: StreamId
}

/** `data` undefined deletes; `key` '*' with no data deletes everything of the owner. */
export interface VaultChange {
  owner: StreamId
  key: string
  data?: unknown
}

export interface Vault {
  /** One value, decrypted; undefined when there is none (or no longer). */
  read<T>(owner: StreamId, key: string): Promise<T | undefined>
  /** Every value of an owner by key, keys in order. */
  all(owner: StreamId): Promise<Record<string, unknown>>
}

/** Something to carry out after the commit. `data` is kept encrypted, it may hold an address or a secret. */
export interface Effect {
  id: string
  kind: string
  data: unknown
  /** Not before this instant; at once when missing. */
  dueAt?: string
}

/** Given up; kept for a person to look at. */
export interface DeadEffect {
  id: string
  kind: string
  attempts: number
  error: string
}

export interface PendingEffect extends Effect {
  attempts: number
}

export interface Outbox {
  /** Writes effects that belong to no act of the ledger (a sign-in mail). Here and in a commit, one whose id is there already is left as it is. */
  add(effects: readonly Effect[]): Promise<void>
  /** Leases up to `limit` effects of one kind that are due, the longest due first; nobody else gets them before `leaseUntil`. */
  lease(kind: string, now: string, leaseUntil: string, limit: number): Promise<PendingEffect[]>
  /** Carried out: it is gone. */
  done(id: string): Promise<void>
  /** Tries again at `retryAt`; without it the effect is dead and kept for a person to look at. */
  failed(id: string, error: string, retryAt?: string): Promise<void>
  /** How many are still to be carried out, and how many were given up. */
  waiting(): Promise<{ due: number; dead: number }>
  /** What was given up, by id; at most `limit`, above `after`. */
  dead(limit: number, after?: string): Promise<DeadEffect[]>
  /** Tries what was given up again, from the first try on; answers how many of the ids were dead. */
  revive(ids: readonly string[]): Promise<number>
}

export interface Addresses {
  /** Person id each address key leads to, in the order asked; undefined where it leads to nobody. */
  find(keys: readonly string[]): Promise<(string | undefined)[]>
  /** The keys that lead to each person, in the order asked. */
  of(personIds: readonly string[]): Promise<string[][]>
  /** Pages through every (key, person), ordered by key; for minting links in bulk. */
  page(after: string, limit: number): Promise<{ key: string; personId: string }[]>
}

/** How far we have read in another system, by a name; kept for good. */
export interface Bookmarks {
  read(name: string): Promise<string | undefined>
  write(name: string, place: string): Promise<void>
}

/** Values that expire. `now` and `expiresAt` are ISO 8601 instants; an expired value is as good as gone. */
export interface Passes {
  read<T>(key: string, now: string): Promise<T | undefined>
  write(key: string, value: unknown, expiresAt: string): Promise<void>
  /** Reads and deletes in one step: of two who take the same key one gets it. */
  take<T>(key: string, now: string): Promise<T | undefined>
  remove(key: string): Promise<void>
  /** Writes only where the key is still there and has not expired: what was taken away meanwhile stays away. */
  renew(key: string, value: unknown, now: string, expiresAt: string): Promise<void>
  /** Adds one to a counter and answers the new number; an expired counter starts at one again. */
  count(key: string, now: string, expiresAt: string): Promise<number>
  /** Deletes what has expired. */
  sweep(now: string): Promise<void>
}

/** One item pushed by import. In clear: it is a source of personal data like any other. */
export interface StoredRecord {
  /** Whose it is: keyed hash of the address (`addressKey`, hex) and, behind a `/`, which of the people who may share it. */
  addressKey: string
  /** Unique within `system`. */
  id: string
  /** Which system it came from. */
  system: string
  category: string
  /** ISO 8601 instant or date: when it was recorded. */
  at: string
  /** Local date of `at` in the legal time zone: what periods and months go by. */
  day: string
  /** The rest of the item as imported. */
  item: unknown
}

/** `after`: right after the record with all three, or, with `at` alone, with the first one of that instant. */
export interface RecordReading {
  wanted?: Wanted
  /** `newest` when missing. */
  order?: Order
  after?: { at: string; system?: string; id?: string }
}

export interface Records {
  /** Inserts or replaces by (system, id). */
  put(records: readonly StoredRecord[]): Promise<void>
  /** Exactly what is wanted, ordered by (at, system, id), from a place on. Everything, newest first, when not said. */
  of(addressKeys: readonly string[], reading?: RecordReading): AsyncIterable<StoredRecord>
  /** One record of the addresses; undefined when there is none. */
  one(addressKeys: readonly string[], key: { system: string; id: string }): Promise<StoredRecord | undefined>
  /** How many are wanted, by category, system and month. What costs nothing more with 100,000 records: no filter at all, or one of `categories` and `system`. */
  tally(addressKeys: readonly string[], wanted?: Wanted): Promise<Tally[]>
  /** Which of these there are, whoever they belong to; in no order. */
  held(keys: readonly { system: string; id: string }[]): Promise<StoredRecord[]>
  remove(keys: readonly { system: string; id: string }[]): Promise<void>
  /** The newest record of each of the people who may share an address: of the key itself, and of those that go on with a `/`. */
  people(addressKeys: readonly string[]): Promise<StoredRecord[]>
  /** At most `limit` people: the newest record of each whose name or address in it contains all words of `text`, without regard to case. */
  search(text: string, limit: number): Promise<StoredRecord[]>
}

/** Hex SHA-256 of UTF-8 text. Passed in: node:crypto on the server, a synchronous library in the browser. */
export type Sha256 = (text: string) => string
