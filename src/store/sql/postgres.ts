import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Cipher } from './cipher.ts'
import { commitStatements, resultsOf, type Written } from './postgres-commit.ts'
import { commitTexts } from './postgres-commit-texts.ts'
import { type AddressedRow, addressedOf, snapshotsOf } from './sql-ledger.ts'
import { migrationTable, pendingMigrations } from './sql-migrations.ts'
import { currentRow } from './sql-rows.ts'
import { type SqlStore, sqlStore } from './sql-store.ts'
import type { CurrentRow, Tables } from './sql-tables.ts'
import { personsOf } from './sql-vault.ts'

const { builtins, getTypeParser } = pg.types

/** Held by whoever writes to the ledger. Any two numbers that nobody else in the database locks. */
export const commitLock = 'select pg_advisory_xact_lock(1768845934, 1)'
const migrationLock = 'select pg_advisory_xact_lock(1768845934, 2)'

/**
 * Opens a PostgreSQL database and brings it up to date; several nodes may start at once. Throws when it cannot be reached.
 *
 * Commits of all nodes go one after the other, under a lock held until each is visible. So positions have no holes and a
 * reader of the feed sees them strictly in order: there is never an earlier one still to come, whatever else is open.
 * Each node sends its waiting acts as one commit, so one lane is enough.
 */
export async function openPostgres(url: string, cipher: Cipher): Promise<SqlStore> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Statements of one transaction go out together and wait for one answer.
    pipeline: true,
    types: { getTypeParser: (oid, format) => (oid === builtins.INT8 ? BigInt : getTypeParser(oid, format)) },
  })
  // A connection that breaks while idle is replaced at the next use; unheard, it would end the process.
  pool.on('error', () => undefined)
  await migrate(pool)

  const texts = commitTexts()
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

  return sqlStore(
    db,
    'postgres',
    {
      async load(streams) {
        const { rows } = await pool.query<CurrentRow>({
          name: 'load',
          text: 'select * from current where stream = any($1::text[])',
          values: [streams],
        })
        return snapshotsOf(streams, rows)
      },

      async loadByAddress(keys) {
        const text = `select a.key, a.person_id, c.* from address a left join current c on c.stream = 'person/' || a.person_id
          where a.key = any($1::text[])`
        const { rows } = await pool.query<AddressedRow>({ name: 'load-by-address', text, values: [keys] })
        return addressedOf(keys, rows)
      },

      async find(keys) {
        const text = 'select key, person_id from address where key = any($1::text[])'
        const { rows } = await pool.query<Tables['address']>({ name: 'find', text, values: [keys] })
        return personsOf(keys, rows)
      },

      async commit(changes) {
        const statements = commitStatements(changes, texts, cipher)
        const results = await inTransaction(pool, commitLock, (client) =>
          statements.map(({ name, text, rows }) => client.query<Written>({ name, text, values: [rows] })),
        )
        return resultsOf(
          changes,
          results.flatMap(({ rows }) => rows),
        )
      },

      async replaceCurrent(snapshot) {
        const row = currentRow(snapshot, '')
        const names = Object.keys(row)
        await inTransaction(pool, commitLock, (client) => [
          client.query(`delete from current where stream = $1 and ${newestIs('$2')}`, [row.stream, row.version]),
          client.query(
            `insert into current (${names}) select r.* from json_populate_record(null::current, $3) r where $2::integer > 0 and ${newestIs('$2')}`,
            [row.stream, row.version, JSON.stringify(row)],
          ),
        ])
      },
    },
    cipher,
  )
}

const newestIs = (version: string) => `coalesce((select max(version) from ledger where stream = $1), 0) = ${version}::integer`

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
    await client.query(`begin; ${migrationLock}`)
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
