import type { Entry, Snapshot, StoredRecord } from '#store/store.ts'

/** Everything a memory store holds. Values are kept as JSON text, so that nobody can change them from outside. */
export interface MemoryTables {
  /** Text of entries in commit order; the position is the index and one. */
  ledger: string[]
  current: Map<string, string>
  /** By owner, then by key. */
  vault: Map<string, Map<string, string>>
  outbox: Map<string, MemoryEffect>
  addresses: Map<string, string>
  passes: Map<string, { value: string; uses: number; expiresAt: string }>
  /** By system and id. */
  records: Map<string, string>
  bookmarks: Map<string, string>
}

export interface MemoryEffect {
  kind: string
  data: string
  attempts: number
  /** When it is tried next, or until when somebody has it; missing when it is dead. */
  dueAt?: string
  error?: string
}

export function emptyTables(): MemoryTables {
  return {
    ledger: [],
    current: new Map(),
    vault: new Map(),
    outbox: new Map(),
    addresses: new Map(),
    passes: new Map(),
    records: new Map(),
    bookmarks: new Map(),
  }
}

/** JSON text of everything; maps are written as lists of pairs. */
export function writeTables(tables: MemoryTables): string {
  return JSON.stringify({ ...tables, vault: [...tables.vault].map(([owner, values]) => [owner, [...values]]) }, (_, value) =>
    value instanceof Map ? [...value] : value,
  )
}

/** Reads what `writeTables` wrote. */
export function readTables(text: string): MemoryTables {
  const { ledger, vault, ...maps } = JSON.parse(text)
  return {
    ledger,
    vault: new Map(vault.map(([owner, values]: [string, [string, string][]]) => [owner, new Map(values)])),
    current: new Map(maps.current),
    outbox: new Map(maps.outbox),
    addresses: new Map(maps.addresses),
    passes: new Map(maps.passes),
    records: new Map(maps.records),
    bookmarks: new Map(maps.bookmarks),
  }
}

export const textOfEntry = ({ position, ...entry }: Entry) => JSON.stringify(entry)
export const entryAt = (tables: MemoryTables, index: number): Entry => ({
  ...JSON.parse(tables.ledger[index]!),
  position: BigInt(index + 1),
})
export const snapshotFrom = (text: string): Snapshot => JSON.parse(text)
/** A snapshot from before records had a day has it in UTC, as a database from before. */
export function recordFrom(text: string): StoredRecord {
  const record: StoredRecord = JSON.parse(text)
  return { ...record, day: record.day ?? record.at.slice(0, 10) }
}
