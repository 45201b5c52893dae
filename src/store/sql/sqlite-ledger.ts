import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Entry, Store, StreamId } from '#store/store.ts'
import { entryOf, pageSize } from './sql-ledger.ts'
import type { LedgerRow } from './sql-tables.ts'

/** The newest entry of a stream, where `current` leads to it. */
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

/** Where an entry stands. */
export interface Place {
  version: number
  position: number
}

export interface SqliteLedger extends Pick<Store, 'history' | 'fromLedger'> {
  /** Where every entry of a stream stands, by the ledger alone; by version, oldest first. */
  placesOf(stream: StreamId): Place[]
}

/**
 * Finds the entries of one stream without an index of streams: `current` knows the place of the newest, each knows that of the one
 * before. An index would be one page more to write for every act. What must not believe either, and
 * whoever finds the way back broken, looks through all of the ledger: once, into a list of this connection alone. How far it has got
 * stands in the list itself, which a transaction that fails may take back.
 */
export function sqliteLedger(database: DatabaseSync, prepared: (text: string) => StatementSync): SqliteLedger {
  /** Positions, oldest first; undefined where the way back is broken. */
  function wayTo(stream: StreamId, after: number): number[] | undefined {
    const version = prepared('select version from current where stream = ?').get(stream)!.version as number
    const steps = prepared(walk).all(stream, after)
    return steps.length >= version - after ? steps.map(({ position }) => position as number) : undefined
  }

  function placesOf(stream: StreamId): Place[] {
    database.exec(`create temp table if not exists place (position integer primary key, stream text, version integer);
      create index if not exists temp.place_of on place (stream, version);
      insert into place select position, stream, version from ledger
        where position > (select coalesce(max(position), 0) from temp.place)`)
    const text = 'select version, position from temp.place where stream = ? order by version, position'
    return prepared(text).all(stream) as unknown as Place[]
  }

  function* entriesAt(positions: readonly number[]): Generator<Entry> {
    const select = prepared('select * from ledger where position in (select value from json_each(?)) order by version, position')
    for (let from = 0; from < positions.length; from += pageSize) {
      const page = JSON.stringify(positions.slice(from, from + pageSize))
      yield* (select.all(page) as unknown as LedgerRow[]).map(entryOf)
    }
  }

  const beyond = (places: readonly Place[], after: number) => places.flatMap(({ version, position }) => (version > after ? [position] : []))

  return {
    async *history(stream, after = 0) {
      // Whoever has not acted yet is no damage, and not worth looking through everything.
      if (!prepared('select 1 from current where stream = ?').get(stream)) return
      yield* entriesAt(wayTo(stream, after) ?? beyond(placesOf(stream), after))
    },

    async *fromLedger(stream) {
      yield* entriesAt(beyond(placesOf(stream), 0))
    },

    placesOf,
  }
}
