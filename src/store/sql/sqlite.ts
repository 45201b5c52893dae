import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import type { Cipher } from './cipher.ts'
import { type AddressedRow, addressedOf, loadByAddressText, loadText, snapshotsOf } from './sql-ledger.ts'
import { migrationTable, pendingMigrations } from './sql-migrations.ts'
import { currentRow, type SnapshotRow } from './sql-rows.ts'
import { type SqlStore, sqlStore } from './sql-store.ts'
import type { Tables } from './sql-tables.ts'
import { personsOf } from './sql-vault.ts'
import { sqliteCommit, writeWayBack } from './sqlite-commit.ts'
import { sqliteLedger } from './sqlite-ledger.ts'

const inList = 'in (select value from json_each(?))'

/** Opens or makes the database file. Several processes may have it open at once. Throws when it is newer than the program. */
export async function openSqlite(file: string, cipher: Cipher): Promise<SqlStore> {
  const database = new DatabaseSync(file)
  // The wait comes first, as switching to WAL takes a lock too. FULL: what was answered survives a power cut.
  // Secure delete: what erasure takes out of the vault is overwritten in the file.
  // The log is folded in after 16 MiB: a page that was written often by then is folded in once. As much is kept at hand:
  // out of the 2 MiB SQLite keeps by itself, pages that acts need were gone by the next one.
  database.exec(`pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;
    pragma wal_autocheckpoint = 4096; pragma cache_size = -16384`)
  migrate(database)

  const prepared = statementCache(database)
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(database, prepared) }) })
  const { placesOf, ...ledger } = sqliteLedger(database, prepared)

  return sqlStore(
    db,
    'sqlite',
    {
      ...ledger,

      async load(streams) {
        const rows = prepared(`${loadText} ${inList}`).all(JSON.stringify(streams))
        return snapshotsOf(streams, rows as unknown as SnapshotRow[])
      },

      async loadByAddress(keys) {
        const rows = prepared(`${loadByAddressText} ${inList}`).all(JSON.stringify(keys))
        return addressedOf(keys, rows as unknown as AddressedRow[])
      },

      async find(keys) {
        const rows = prepared(`select key, person_id from address where key ${inList}`).all(JSON.stringify(keys))
        return personsOf(keys, rows as unknown as Tables['address'][])
      },

      async commit(changes) {
        return inTransaction(database, () => sqliteCommit({ prepared, cipher, placesOf }, changes))
      },

      async replaceCurrent(snapshot) {
        inTransaction(database, () => {
          const places = placesOf(snapshot.stream)
          const { version, position } = places.at(-1) ?? { version: 0, position: 0 }
          if (version !== snapshot.version) return
          writeWayBack(prepared, places)
          prepared('delete from current where stream = ?').run(snapshot.stream)
          if (version === 0) return
          const row = { ...currentRow(snapshot, ''), position }
          const names = Object.keys(row)
          prepared(`insert into current (${names}) values (${names.map(() => '?')})`).run(...Object.values(row))
        })
      },
    },
    cipher,
  )
}

/** From begin to commit without a pause, so nothing else of this process can get in between. */
function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('begin immediate')
  try {
    const result = work()
    database.exec('commit')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

function migrate(database: DatabaseSync) {
  inTransaction(database, () => {
    database.exec(migrationTable)
    const newest = database.prepare('select max(version) as version from migration').get()
    for (const { version, text } of pendingMigrations('sqlite', Number(newest!.version ?? 0))) {
      database.exec(text)
      database.prepare('insert into migration (version) values (?)').run(version)
    }
  })
}

/** Preparing costs more than running. The texts are few, but for lists of differing length: so many, then from the start. */
function statementCache(database: DatabaseSync): (text: string) => StatementSync {
  const statements = new Map<string, StatementSync>()
  return (text) => {
    const found = statements.get(text)
    if (found) return found
    if (statements.size >= 200) statements.clear()
    const statement = database.prepare(text)
    statements.set(text, statement)
    return statement
  }
}

/** Kysely asks a statement whether it answers rows, which those of Node do not tell by themselves. */
function forKysely(database: DatabaseSync, prepared: (text: string) => StatementSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = prepared(text)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      }
    },
  }
}
