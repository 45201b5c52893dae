import type pg from 'pg'
import type { Snapshot, Store, StreamId } from '#store/store.ts'
import { entryOf } from './sql-ledger.ts'
import { currentRow } from './sql-rows.ts'
import type { LedgerRow } from './sql-tables.ts'
import { alongTheWayBack, type Place, walkText } from './way-back.ts'

/** How much of the ledger has come since is added; the list is there from the start of the connection. */
const addToList = `insert into pg_temp.place select position, stream, version from ledger
  where position > (select coalesce(max(position), 0) from pg_temp.place)`
const placesText = 'select version, position from pg_temp.place where stream = $1 order by version, position'

/** To be run when the connection of `alone` begins. */
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
  async function placesOf(stream: StreamId, client: Pick<pg.ClientBase, 'query'> = alone): Promise<Place[]> {
    await client.query(addToList)
    return (await client.query<{ version: number; position: bigint }>(placesText, [stream])).rows
  }

  async function writeAnew(client: pg.ClientBase, snapshot: Snapshot) {
    const places = await placesOf(snapshot.stream, client)
    const { version, position } = places.at(-1) ?? { version: 0, position: 0n }
    if (version !== snapshot.version) return
    const positions = places.map((place) => String(place.position))
    await client.query(
      `update ledger set previous = place.previous
        from unnest($1::bigint[], $2::bigint[]) as place (position, previous)
        where ledger.position = place.position and ledger.previous is distinct from place.previous`,
      [positions, [null, ...positions.slice(0, -1)].slice(0, positions.length)],
    )
    await client.query('delete from current where stream = $1', [snapshot.stream])
    if (version === 0) return
    const row = { ...currentRow(snapshot, ''), position: String(position) }
    const names = Object.keys(row)
    await client.query(`insert into current (${names}) values (${names.map((_, at) => `$${at + 1}`)})`, Object.values(row))
  }

  return {
    ...alongTheWayBack({
      versionOf: async (stream) =>
        (await reads.query<{ version: number }>('select version from current where stream = $1', [stream])).rows[0]?.version,
      walk: async (stream, after) => (await reads.query(walkText('$1', '$2::integer'), [stream, after])).rows,
      placesOf,
      entriesAt: async (positions) => {
        const text = 'select * from ledger where position = any($1::bigint[]) order by version, position'
        return (await reads.query<LedgerRow>(text, [positions.map(String)])).rows.map(entryOf)
      },
    }),

    async replaceCurrent(snapshot) {
      const client = await alone.connect()
      try {
        await client.query(`begin isolation level read committed; ${commitLock}`)
        await writeAnew(client, snapshot)
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        client.release()
      }
    },
  }
}
