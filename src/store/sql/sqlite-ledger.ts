import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Entry, StreamId } from '#store/store.ts'
import { type EntriesOf, entryOf, pageSize } from './sql-ledger.ts'
import type { LedgerRow } from './sql-tables.ts'

/** The newest entry of a stream that `current` leads to; the two agree unless something is damaged. */
const newest = `select l.position, l.version, l.previous from current c
  join ledger l on l.position = c.position and l.stream = c.stream and l.version = c.version where c.stream = ?1`

/** From there back, entry by entry, as long as each is the one before. */
const walk = `with recursive walk (position, version, previous) as (
    ${newest}
    union all
    select l.position, l.version, l.previous from walk w
      join ledger l on l.position = w.previous and l.stream = ?1 and l.version = w.version - 1 where l.version > ?2
  )
  select position, version from walk where version > ?2 order by version`

export const damaged = 'ledger_damaged'

export interface SqliteLedger {
  /** One stream, oldest first, with a version above `after`. */
  history: EntriesOf
  /** The same where `current` may be damaged or lost. */
  fromLedger: EntriesOf
  /** Version and position of the newest entry of a stream; zeros where there is none. */
  newestOf(stream: StreamId): { version: number; position: number }
}

/**
 * Finds the entries of one stream without an index of streams: `current` knows the place of the newest, each knows that of the one
 * before. An index would be one page more to write for every act, as much as the act itself. Where the way back is broken, all of
 * the ledger is looked through, under an index that is gone with the next start.
 */
export function sqliteLedger(database: DatabaseSync, prepared: (text: string) => StatementSync, lookThrough: EntriesOf): SqliteLedger {
  /** Positions, oldest first; undefined where the way back is broken. */
  function wayTo(stream: StreamId, after: number): number[] | undefined {
    const version = prepared('select version from current where stream = ?').get(stream)?.version as number | undefined
    const steps = prepared(walk).all(stream, after)
    return version !== undefined && steps.length >= version - after ? steps.map(({ position }) => position as number) : undefined
  }

  function* entriesAt(positions: readonly number[]): Generator<Entry> {
    const select = prepared('select * from ledger where position in (select value from json_each(?)) order by version')
    for (let from = 0; from < positions.length; from += pageSize) {
      const page = JSON.stringify(positions.slice(from, from + pageSize))
      yield* (select.all(page) as unknown as LedgerRow[]).map(entryOf)
    }
  }

  const underIndex = () => database.exec(`create index if not exists ${damaged} on ledger (stream, version)`)

  async function* fromLedger(stream: StreamId, after = 0) {
    const way = wayTo(stream, after)
    if (way) return yield* entriesAt(way)
    underIndex()
    yield* lookThrough(stream, after)
  }

  return {
    async *history(stream, after) {
      // Whoever has not acted yet is no damage, and not worth looking through everything.
      if (prepared('select 1 from current where stream = ?').get(stream)) yield* fromLedger(stream, after)
    },

    fromLedger,

    newestOf(stream) {
      const known = prepared(newest).get(stream)
      if (!known) underIndex()
      const found = known ?? prepared('select position, version from ledger where stream = ? order by version desc limit 1').get(stream)
      return { version: Number(found?.version ?? 0), position: Number(found?.position ?? 0) }
    },
  }
}
