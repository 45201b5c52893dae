import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Store, StreamId } from '#store/store.ts'
import { entryOf } from './sql-ledger.ts'
import type { LedgerRow } from './sql-tables.ts'
import { alongTheWayBack, type Place, walkText } from './way-back.ts'

export interface SqliteLedger extends Pick<Store, 'history' | 'fromLedger'> {
  /** See `WayBack`; at once, for whoever is in a transaction. */
  placesOf(stream: StreamId): Place<number>[]
}

/** How far the list of places has got stands in the list itself, which a transaction that fails may take back. */
export function sqliteLedger(database: DatabaseSync, prepared: (text: string) => StatementSync): SqliteLedger {
  function placesOf(stream: StreamId): Place<number>[] {
    database.exec(`create temp table if not exists place (position integer primary key, stream text, version integer);
      create index if not exists temp.place_of on place (stream, version);
      insert into place select position, stream, version from ledger
        where position > (select coalesce(max(position), 0) from temp.place)`)
    const text = 'select version, position from temp.place where stream = ? order by version, position'
    return prepared(text).all(stream) as unknown as Place<number>[]
  }

  const way = alongTheWayBack({
    versionOf: async (stream) => prepared('select version from current where stream = ?').get(stream)?.version as number | undefined,
    walk: async (stream, after) => prepared(walkText('?1', '?2')).all(stream, after) as unknown as Place<number>[],
    placesOf: async (stream) => placesOf(stream),
    entriesAt: async (positions) => {
      const text = 'select * from ledger where position in (select value from json_each(?)) order by version, position'
      return (prepared(text).all(JSON.stringify(positions)) as unknown as LedgerRow[]).map(entryOf)
    },
  })
  return { ...way, placesOf }
}
