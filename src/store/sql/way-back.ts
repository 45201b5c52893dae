import type { Entry, Store, StreamId } from '#store/store.ts'
import { pageSize } from './sql-ledger.ts'

/** Where an entry stands; each database has numbers of its own. */
export interface Place<Position extends number | bigint> {
  version: number
  position: Position
}

/** What finding the entries of one stream takes of a database. */
export interface WayBack<Position extends number | bigint> {
  /** The version `current` has; undefined for a stream that has none there. */
  versionOf(stream: StreamId): Promise<number | undefined>
  /** What `walkText` answers. */
  walk(stream: StreamId, after: number): Promise<Place<Position>[]>
  /** Where every entry of a stream stands, by the ledger alone; by version, oldest first. */
  placesOf(stream: StreamId): Promise<Place<Position>[]>
  /** By version; at most a page. */
  entriesAt(positions: Position[]): Promise<Entry[]>
}

/**
 * From the newest entry of a stream back, one by one, as long as each is the one before; oldest first. `stream`, `after`: the
 * parameters as the database writes them.
 */
export const walkText = (stream: string, after: string) => `with recursive walk (position, version, previous) as (
    select l.position, l.version, l.previous from current c
      join ledger l on l.position = c.position and l.stream = c.stream and l.version = c.version where c.stream = ${stream}
    union all
    select l.position, l.version, l.previous from walk w
      join ledger l on l.position = w.previous and l.stream = ${stream} and l.version = w.version - 1 where l.version > ${after}
  )
  select position, version from walk where version > ${after} order by version`

/**
 * Finds the entries of one stream without an index of streams: `current` knows the place of the newest, each knows that of the one
 * before. An index would be one page more to write for every act. What must not believe either, and whoever finds the way back
 * broken, looks through all of the ledger: once, into a list of one connection alone.
 */
export function alongTheWayBack<Position extends number | bigint>({
  versionOf,
  walk,
  placesOf,
  entriesAt,
}: WayBack<Position>): Pick<Store, 'history' | 'fromLedger'> {
  async function* entriesBeyond(places: readonly Place<Position>[], after: number): AsyncGenerator<Entry> {
    const positions = places.flatMap(({ version, position }) => (version > after ? [position] : []))
    for (let from = 0; from < positions.length; from += pageSize) yield* await entriesAt(positions.slice(from, from + pageSize))
  }

  return {
    async *history(stream, after = 0) {
      const version = await versionOf(stream)
      // Whoever has not acted yet is no damage, and not worth looking through everything.
      if (version === undefined) return
      const steps = await walk(stream, after)
      // Not by their number: acts may have come since the version was read.
      const isWhole = version <= after || steps[0]?.version === after + 1
      yield* entriesBeyond(isWhole ? steps : await placesOf(stream), after)
    },

    async *fromLedger(stream) {
      yield* entriesBeyond(await placesOf(stream), 0)
    },
  }
}

/** Each entry of a stream with the one before it. */
export const wayBackOf = <Position extends number | bigint>(places: readonly Place<Position>[]) =>
  places.map(({ position }, at): [Position, Position | null] => [position, places[at - 1]?.position ?? null])
