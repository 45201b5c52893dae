import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Change } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import { batchesOf, commitStatements, resultsOf, standsAlone, type Written } from './postgres-commit.ts'
import type { Statement } from './postgres-commit-texts.ts'
import { makeList, postgresLedger } from './postgres-ledger.ts'
import { type AddressedRow, addressedOf, snapshotsOf } from './sql-ledger.ts'
import { migrationTable, pendingMigrations, someStale } from './sql-migrations.ts'
import { type SqlStore, sqlStore } from './sql-store.ts'
import type { CurrentRow, Tables } from './sql-tables.ts'
import { personsOf } from './sql-vault.ts'

const { builtins, getTypeParser: ownParser } = pg.types

/** Held by whoever writes to the ledger. */
export const commitLock = 'select lock_ledger()'
/** Any two numbers that nobody else in the database locks. */
const migrationLock = 'select pg_advisory_xact_lock(1768845934, 2)'

/**
 * Opens a PostgreSQL database and brings it up to date; several nodes may start at once. Throws when it cannot be reached.
 *
 * Commits of all nodes go one after the other, under a lock held until each is visible. So positions have no holes and a
 * reader of the feed sees them strictly in order: there is never an earlier one still to come, whatever else is open.
 * Each node sends its waiting acts as one commit, so one lane is enough; a commit is one statement wherever that will do.
 */
export async function openPostgres(url: string, cipher: Cipher): Promise<SqlStore> {
  const pool = poolOf(url, { max: 6 })
  await migrate(pool)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const acts = actsPool(url)
  const alone = poolOf(url, { max: 1, idleTimeoutMillis: 0, pipeline: true }, makeList)

  const store = sqlStore(
    db,
    'postgres',
    {
      ...postgresLedger(pool, alone, commitLock),

      async load(streams) {
        const { rows } = await acts.query<CurrentRow>({
          name: 'load',
          text: 'select * from current where stream = any($1::text[])',
          values: [streams],
        })
        return snapshotsOf(streams, rows)
      },

      async loadByAddress(keys) {
        const text = `select a.key, a.person_id, c.* from address a left join current c on c.stream = 'person/' || a.person_id
          where a.key = any($1::text[])`
        const { rows } = await acts.query<AddressedRow>({ name: 'load-by-address', text, values: [keys] })
        return addressedOf(keys, rows)
      },

      async find(keys) {
        const text = 'select key, person_id from address where key = any($1::text[])'
        const { rows } = await acts.query<Tables['address']>({ name: 'find', text, values: [keys] })
        return personsOf(keys, rows)
      },

      async commit(changes) {
        const written = (batches: Change[][]) => write(acts, changes, commitStatements(batches, cipher))
        const rows = await written(batchesOf(changes)).catch((error: { code?: string }) => {
          if (error.code !== someStale) throw error
          return written(changes.map((change) => [change]))
        })
        return resultsOf(changes, rows)
      },
    },
    cipher,
  )
  return {
    ...store,
    async close() {
      await Promise.all([store.close(), acts.end(), alone.end()])
    },
  }
}

/** `begin`: what each connection begins with. */
function poolOf(url: string, more: pg.PoolConfig, begin?: string): pg.Pool {
  const getTypeParser: typeof ownParser = (oid, format) => (oid === builtins.INT8 ? BigInt : ownParser(oid, format))
  const pool = new pg.Pool({ ...more, connectionString: url, types: { getTypeParser } })
  // A connection that breaks while idle is replaced at the next use; unheard, it would end the process.
  pool.on('error', () => undefined)
  if (begin) pool.on('connect', (client) => void client.query(begin).catch(() => undefined))
  return pool
}

/**
 * Connections for what every act does, under names so that each statement is planned once. Left to itself the database plans a
 * list of keys anew for every call, as it cannot know that lists are short, and planning costs more than finding. All of it is
 * found by key: what is planned while a table is empty must not go on reading the table from end to end when it has grown.
 */
function actsPool(url: string): pg.Pool {
  // One each for what goes on at once: two kinds of load, a search for persons, a commit. They stay, so that no act waits for a new one.
  // Statements of one transaction go out together and wait for one answer.
  const settings = ['plan_cache_mode = force_generic_plan', 'enable_seqscan = off', "default_transaction_isolation = 'read committed'"]
  const begin = settings.map((one) => `set ${one}`).join('; ')
  return poolOf(url, { max: 4, idleTimeoutMillis: 0, keepAlive: true, pipeline: true }, begin)
}

async function write(acts: pg.Pool, changes: readonly Change[], statements: Statement[]): Promise<Written[]> {
  const results = standsAlone(changes, statements)
    ? [await acts.query<Written>(statements[0]!)]
    : await inTransaction(acts, commitLock, (client) => statements.map((statement) => client.query<Written>(statement)))
  return results.flatMap(({ rows }) => rows)
}

/** Sends everything at once. Throws the first error; nothing is written then. */
async function inTransaction<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  lock: string,
  queries: (client: pg.PoolClient) => Promise<pg.QueryResult<Row>>[],
): Promise<pg.QueryResult<Row>[]> {
  const client = await pool.connect()
  const begun = client.query(`begin isolation level read committed; ${lock}`)
  const answers = queries(client)
  const settled = await Promise.allSettled([begun, ...answers, client.query('commit')])
  const failure = settled.find((answer) => answer.status === 'rejected')
  client.release()
  if (failure) throw failure.reason
  return Promise.all(answers)
}

async function migrate(pool: pg.Pool) {
  const client = await pool.connect()
  try {
    await client.query(`begin isolation level read committed; ${migrationLock}`)
    await client.query(migrationTable)
    const { rows } = await client.query<{ version: number | null }>('select max(version) as version from migration')
    for (const { version, text } of pendingMigrations('postgres', rows[0]?.version ?? 0)) {
      await client.query(text)
      await client.query('insert into migration (version) values ($1)', [version])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
