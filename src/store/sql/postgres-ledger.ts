import type pg from 'pg'
import type { Snapshot, Store, StreamId } from '#store/store.ts'
import { inTransaction, lent } from './postgres-pool.ts'
import { entryOf } from './sql-ledger.ts'
import { currentRow } from './sql-rows.ts'
import type { LedgerRow } from './sql-tables.ts'
import { alongTheWayBack, type Place, walkText, wayBackOf } from './way-back.ts'

const addToList = `insert into pg_temp.place select position, stream, version from ledger
  where position > (select coalesce(max(position), 0) from pg_temp.place)`
const placesText = 'select version, position from pg_temp.place where stream = $1 order by version, position'

/**
 * What a connection of `alone` begins with: a list made by a transaction that fails would be gone with it. Without statistics of a
 * table that just began the database would read all of it for one stream.
 */
export const makeList = `set enable_seqscan = off;
  create temp table place (position bigint primary key, stream text collate "C", version integer);
  create index place_of on pg_temp.place (stream, version)`

/**
 * `alone`: a pool of one connection, which keeps the list of all places. `commitLock`: what a commit begins with, so that nobody
 * writes to the ledger meanwhile.
 */
export function postgresLedger(
  reads: pg.Pool,
  alone: pg.Pool,
  commitLock: string,
): Pick<Store, 'history' | 'fromLedger' | 'replaceCurrent'> {
  /** Both on one connection: the list of another may be empty yet. */
  async function placesOf(client: pg.ClientBase, stream: StreamId): Promise<Place<bigint>[]> {
    await client.query(addToList)
    return (await client.query<Place<bigint>>(placesText, [stream])).rows
  }

  async function writeAnew(client: pg.ClientBase, snapshot: Snapshot) {
    const places = await placesOf(client, snapshot.stream)
    const { version, position } = places.at(-1) ?? { version: 0, position: 0n }
    if (version !== snapshot.version) return
    const way = wayBackOf(places)
    await client.query(
      `update ledger set previous = place.previous
        from unnest($1::bigint[], $2::bigint[]) as place (position, previous)
        where ledger.position = place.position and ledger.previous is distinct from place.previous`,
      [way.map(([own]) => own), way.map(([, before]) => before)],
    )
    await client.query('delete from current where stream = $1', [snapshot.stream])
    if (version === 0) return
    const row = { ...currentRow(snapshot, ''), position }
    const names = Object.keys(row)
    await client.query(`insert into current (${names}) values (${names.map((_, at) => `$${at + 1}`)})`, Object.values(row))
  }

  return {
    ...alongTheWayBack({
      versionOf: async (stream) =>
        (await reads.query<{ version: number }>('select version from current where stream = $1', [stream])).rows[0]?.version,
      walk: async (stream, after) => (await reads.query(walkText('$1', '$2::integer'), [stream, after])).rows,
      placesOf: (stream) => lent(alone, (client) => placesOf(client, stream)),
      entriesAt: async (positions) => {
        const text = 'select * from ledger where position = any($1::bigint[]) order by version, position'
        return (await reads.query<LedgerRow>(text, [positions])).rows.map(entryOf)
      },
    }),

    replaceCurrent: (snapshot) => inTransaction(alone, commitLock, (client) => writeAnew(client, snapshot)),
  }
}
