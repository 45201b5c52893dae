/** The tables as both databases have them; `sql-migrations.ts` makes them. JSON is kept as text, as it was written. */
export interface Tables {
  ledger: LedgerRow
  current: CurrentRow
  vault: { owner: string; key: string; data: string }
  outbox: OutboxRow
  address: { key: string; person_id: string }
  pass: { key: string; value: string; uses: number; expires_at: string }
  record: RecordRow
  record_tally: TallyRow
  bookmark: { name: string; place: string }
  migration: { version: number }
}

export interface LedgerRow {
  position: bigint
  stream: string
  version: number
  /** Position of the entry before it in its stream; see `way-back.ts`. */
  previous: bigint | null
  event: string
  at: string
  actor: string
  door: string
  language: string
  text_version: string | null
  hash: string
}

export interface CurrentRow {
  stream: string
  kind: string
  version: number
  head: string
  person: string | null
  status: string | null
  /** `noDate` where there is none, so that one index gives the order of `list`. */
  due_on: string
  state: string
  /** Position of the newest entry. */
  position: bigint
  /** Read no longer; here for nodes of the release before, which write it while they are replaced. */
  act: string
}

/** After every date. */
export const noDate = '~'

export interface OutboxRow {
  id: string
  kind: string
  data: string
  attempts: number
  /** When it is tried next, or until when somebody has it; null when it is dead. */
  due_at: string | null
  /** Sealed: what a mail server says often names the address. */
  error: string | null
}

export interface RecordRow {
  system: string
  id: string
  address_key: string
  category: string
  at: string
  day: string
  item: string
  /** What words of a filter are looked for in (`textOf`); SQLite alone knows no lower case beyond ASCII. */
  words: string
  /** Name and address of the person in lower case, for the search of staff. Apart: a filter by somebody's own name must not match all of theirs. */
  who: string
}

/** Kept by triggers on `record`, see `record-migration.ts`. */
interface TallyRow {
  address_key: string
  system: string
  category: string
  month: string
  count: number
}
