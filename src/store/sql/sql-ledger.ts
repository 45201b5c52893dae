import type { Kysely } from 'kysely'
import { type Entry, type Filter, genesis, type Snapshot, type Store, type StreamId, type StreamKind } from '#store/store.ts'
import { type SnapshotRow, snapshotColumns } from './sql-rows.ts'
import { type LedgerRow, noDate, type Tables } from './sql-tables.ts'

/**
 * Rows read at once where a reader streams. Pages, not one open statement: a reader that stays open on SQLite keeps
 * the log from being folded in and makes other writers wait, and takes a connection of its own on PostgreSQL.
 */
export const pageSize = 1000

export type LedgerReads = Pick<Store, 'list' | 'count' | 'changes' | 'tip' | 'streams'>

export function sqlLedger(db: Kysely<Tables>): LedgerReads {
  return {
    async list(kind, filter, limit, after) {
      let query = matching(db, kind, filter).select(snapshotColumns).orderBy('due_on').orderBy('stream').limit(limit)
      if (after) {
        const { dueOn = noDate, stream } = after
        query = query.where((of) => of(of.refTuple('due_on', 'stream'), '>', of.tuple(dueOn, stream)))
      }
      return (await query.execute()).map(snapshotOf)
    },

    async count(kind, filter) {
      const { count } = await matching(db, kind, filter)
        .select((of) => of.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async changes(after, limit) {
      const rows = await db.selectFrom('ledger').selectAll().where('position', '>', after).orderBy('position').limit(limit).execute()
      return rows.map(entryOf)
    },

    async tip() {
      const { tip } = await db
        .selectFrom('ledger')
        .select((of) => of.fn.max('position').as('tip'))
        .executeTakeFirstOrThrow()
      return BigInt(tip ?? 0)
    },

    async *streams(kind) {
      yield* streamsOf(db, kind)
      yield* streamsWithoutCurrent(db, kind)
    },
  }
}

function matching(db: Kysely<Tables>, kind: StreamKind, { person, statuses }: Filter) {
  let query = db.selectFrom('current').where('kind', '=', kind)
  if (person !== undefined) query = query.where('person', '=', person)
  if (statuses !== undefined) query = statuses.length > 0 ? query.where('status', 'in', statuses) : query.where((of) => of.lit(false))
  return query
}

async function* streamsOf(db: Kysely<Tables>, kind: StreamKind): AsyncGenerator<StreamId> {
  for (let after = `${kind}/`; ; ) {
    const rows = await db
      .selectFrom('current')
      .select('stream')
      .where('stream', '>', after)
      .where('stream', '<', endOf(kind))
      .orderBy('stream')
      .limit(pageSize)
      .execute()
    yield* rows.map(({ stream }) => stream as StreamId)
    if (rows.length < pageSize) return
    after = rows.at(-1)!.stream
  }
}

/** None, unless somebody took rows away. */
async function* streamsWithoutCurrent(db: Kysely<Tables>, kind: StreamKind): AsyncGenerator<StreamId> {
  const rows = await db
    .selectFrom('ledger')
    .select('ledger.stream')
    .distinct()
    .leftJoin('current', 'current.stream', 'ledger.stream')
    .where('current.stream', 'is', null)
    .where('ledger.stream', '>', `${kind}/`)
    .where('ledger.stream', '<', endOf(kind))
    .execute()
  yield* rows.map(({ stream }) => stream as StreamId)
}

/** The first text after all ids of a kind: `0` comes after `/`. */
const endOf = (kind: StreamKind) => `${kind}0`

/** Both texts end where the keys go. */
export const loadText = `select ${snapshotColumns} from current where stream`
export const loadByAddressText = `select a.key, a.person_id, ${snapshotColumns.map((name) => `c.${name}`)}
  from address a left join current c on c.stream = 'person/' || a.person_id where a.key`

export type AddressedRow = { key: string; person_id: string } & SnapshotRow

/** What `loadByAddress` found, in the order asked. */
export function addressedOf(keys: readonly string[], rows: readonly AddressedRow[]): (Snapshot | undefined)[] {
  const found = new Map(rows.map((row) => [row.key, row]))
  return keys.map((key) => {
    const row = found.get(key)
    return row && (row.stream ? snapshotOf(row) : nothingYet(`person/${row.person_id}`))
  })
}

const nothingYet = (stream: StreamId): Snapshot => ({ stream, version: 0, head: genesis, state: undefined })

/** Snapshots in the order asked, whatever was found. */
export function snapshotsOf(streams: readonly StreamId[], rows: readonly SnapshotRow[]): Snapshot[] {
  const found = new Map(rows.map((row) => [row.stream, row]))
  return streams.map((stream) => {
    const row = found.get(stream)
    return row ? snapshotOf(row) : nothingYet(stream)
  })
}

function snapshotOf(row: SnapshotRow): Snapshot {
  return {
    stream: row.stream as StreamId,
    version: row.version,
    head: row.head,
    ...(row.person !== null && { person: row.person }),
    ...(row.status !== null && { status: row.status }),
    ...(row.due_on !== noDate && { dueOn: row.due_on }),
    state: JSON.parse(row.state),
  }
}

export function entryOf(row: LedgerRow): Entry {
  return {
    stream: row.stream as StreamId,
    version: row.version,
    position: BigInt(row.position),
    event: JSON.parse(row.event),
    at: row.at,
    actor: row.actor as Entry['actor'],
    door: row.door as Entry['door'],
    language: row.language,
    ...(row.text_version !== null && { textVersion: row.text_version }),
    hash: row.hash,
  }
}
