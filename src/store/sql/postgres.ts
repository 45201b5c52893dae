import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Change } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import { batchesOf, commitStatements, resultsOf, standsAlone, type Written } from './postgres-commit.ts'
import type { Statement } from './postgres-commit-texts.ts'
import { makeList, postgresLedger } from './postgres-ledger.ts'
import { allInTransaction, inTransaction, lent, poolOf } from './postgres-pool.ts'
import { type AddressedRow, addressedOf, loadByAddressText, loadText, snapshotsOf } from './sql-ledger.ts'
import { migrationTable, pendingMigrations, someStale } from './sql-migrations.ts'
import type { SnapshotRow } from './sql-rows.ts'
import { type SqlStore, sqlStore } from './sql-store.ts'
import type { Tables } from './sql-tables.ts'
import { personsOf } from './sql-vault.ts'

/** Held by whoever writes to the ledger. */
export const commitLock = 'select lock_ledger()'
/** So long after somebody needed it the list of places is kept: a temporary table that stays for ever holds up the vacuum. */
const listKeptMs = 5 * 60_000
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
  const alone = poolOf(url, { max: 1, idleTimeoutMillis: listKeptMs }, makeList)

  const store = sqlStore(
    db,
    'postgres',
    {
      ...postgresLedger(pool, alone, commitLock),

      async load(streams) {
        const text = `${loadText} = any($1::text[])`
        const { rows } = await acts.query<SnapshotRow>({ name: 'load', text, values: [streams] })
        return snapshotsOf(streams, rows)
      },

      async loadByAddress(keys) {
        const text = `${loadByAddressText} = any($1::text[])`
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
    ? // Not asked of the pool, which gives up a connection over any error.
      [await lent(acts, (client) => client.query<Written>(statements[0]!))]
    : await allInTransaction(acts, commitLock, (client) => statements.map((statement) => client.query<Written>(statement)))
  return results.flatMap(({ rows }) => rows)
}

async function migrate(pool: pg.Pool) {
  await inTransaction(pool, migrationLock, async (client) => {
    await client.query(migrationTable)
    const { rows } = await client.query<{ version: number | null }>('select max(version) as version from migration')
    for (const { version, text } of pendingMigrations('postgres', rows[0]?.version ?? 0)) {
      await client.query(text)
      await client.query('insert into migration (version) values ($1)', [version])
    }
  })
}
