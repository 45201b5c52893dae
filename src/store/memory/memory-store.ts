import { type Cursor, type Filter, genesis, type Snapshot, type Store, type StreamId, type StreamKind } from '#store/store.ts'
import { memoryCommit } from './memory-commit.ts'
import { memoryOutbox } from './memory-outbox.ts'
import { memoryPasses } from './memory-passes.ts'
import { memoryRecords } from './memory-records.ts'
import { emptyTables, entryAt, type MemoryTables, readTables, snapshotFrom, writeTables } from './memory-tables.ts'
import { memoryAddresses, memoryVault } from './memory-vault.ts'

/** A store for the browser and for tests. It is gone with the process, unless its snapshot is kept. */
export interface MemoryStore extends Store {
  /** Everything it holds, as JSON text. */
  snapshot(): string
  /** Takes the place of everything it holds. */
  restore(snapshot: string): void
}

export function memoryStore(): MemoryStore {
  const tables = emptyTables()
  /** Where in the ledger the entries of each stream are. */
  const places = new Map<string, number[]>()

  function place(from: number) {
    for (let index = from; index < tables.ledger.length; index++) {
      const { stream } = entryAt(tables, index)
      const known = places.get(stream)
      if (known) known.push(index)
      else places.set(stream, [index])
    }
  }

  async function* history(stream: StreamId, after = 0) {
    for (const index of places.get(stream)?.slice(after) ?? []) yield entryAt(tables, index)
  }

  return {
    async load(streams) {
      return streams.map((stream) => loadOne(tables, stream))
    },

    async loadByAddress(keys) {
      return keys.map((key) => {
        const personId = tables.addresses.get(key)
        return personId === undefined ? undefined : loadOne(tables, `person/${personId}`)
      })
    },

    async commit(changes) {
      const before = tables.ledger.length
      const results = memoryCommit(tables, changes)
      place(before)
      return results
    },

    history,
    fromLedger: history,

    async list(kind, filter, limit, after) {
      const found = matching(tables, kind, filter).filter((snapshot) => !after || order(snapshot, after) > 0)
      return found.sort(order).slice(0, limit)
    },

    async count(kind, filter) {
      return matching(tables, kind, filter).length
    },

    async changes(after, limit) {
      const from = Number(after)
      return tables.ledger.slice(from, from + limit).map((_, at) => entryAt(tables, from + at))
    },

    async tip() {
      return BigInt(tables.ledger.length)
    },

    async *streams(kind) {
      const all = new Set([...tables.current.keys(), ...places.keys()])
      for (const stream of all) if (isOf(kind, stream)) yield stream
    },

    async replaceCurrent(snapshot) {
      if ((places.get(snapshot.stream)?.length ?? 0) !== snapshot.version) return
      if (snapshot.version === 0) tables.current.delete(snapshot.stream)
      else tables.current.set(snapshot.stream, JSON.stringify(snapshot))
    },

    vault: memoryVault(tables),
    outbox: memoryOutbox(tables),
    addresses: memoryAddresses(tables),
    passes: memoryPasses(tables),
    records: memoryRecords(tables),
    bookmarks: {
      read: async (name) => tables.bookmarks.get(name),
      write: async (name, place) => void tables.bookmarks.set(name, place),
    },

    async ready() {},
    async close() {},

    snapshot: () => writeTables(tables),
    restore(snapshot) {
      Object.assign(tables, readTables(snapshot))
      places.clear()
      place(0)
    },
  }
}

function loadOne(tables: MemoryTables, stream: StreamId): Snapshot {
  const found = tables.current.get(stream)
  return found ? snapshotFrom(found) : { stream, version: 0, head: genesis, state: undefined }
}

const isOf = (kind: StreamKind, stream: string): stream is StreamId => stream.startsWith(`${kind}/`)

function matching(tables: MemoryTables, kind: StreamKind, { person, statuses }: Filter): Snapshot[] {
  const found: Snapshot[] = []
  for (const [stream, text] of tables.current) {
    if (!isOf(kind, stream)) continue
    const snapshot = snapshotFrom(text)
    if (person !== undefined && snapshot.person !== person) continue
    if (statuses && !statuses.includes(snapshot.status ?? '')) continue
    found.push(snapshot)
  }
  return found
}

/** By date, those without one last; then by id. */
function order(a: Cursor, b: Cursor): number {
  if (a.dueOn !== b.dueOn) return (a.dueOn ?? '~') < (b.dueOn ?? '~') ? -1 : 1
  if (a.stream === b.stream) return 0
  return a.stream < b.stream ? -1 : 1
}
