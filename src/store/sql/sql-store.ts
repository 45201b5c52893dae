import type { Kysely } from 'kysely'
import type { Store } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import { sqlBookmarks } from './sql-bookmarks.ts'
import { sqlLedger } from './sql-ledger.ts'
import { type Dialect, migrationsFor } from './sql-migrations.ts'
import { sqlOutbox } from './sql-outbox.ts'
import { sqlPasses } from './sql-passes.ts'
import { sqlRecords } from './sql-records.ts'
import { reseal } from './sql-reseal.ts'
import type { Tables } from './sql-tables.ts'
import { sqlAddresses, sqlVault } from './sql-vault.ts'

/** A store that keeps secrets under keys that can change. */
export interface SqlStore extends Store {
  /** Seals whatever is under an older key anew with the current one; answers how many. The older keys can go afterwards. */
  reseal(): Promise<number>
}

/** What each database does in its own way. */
export interface Own extends Pick<Store, 'load' | 'loadByAddress' | 'commit' | 'history' | 'fromLedger' | 'replaceCurrent'> {
  find: Store['addresses']['find']
}

/** One store over either database: everything that is one statement is written once. */
export function sqlStore(db: Kysely<Tables>, dialect: Dialect, { find, ...own }: Own, cipher: Cipher): SqlStore {
  const needed = migrationsFor(dialect).length
  return {
    ...own,
    ...sqlLedger(db),
    vault: sqlVault(db, cipher),
    outbox: sqlOutbox(db, cipher, dialect),
    addresses: { find, ...sqlAddresses(db) },
    passes: sqlPasses(db, cipher),
    records: sqlRecords(db, dialect),
    bookmarks: sqlBookmarks(db),
    reseal: () => reseal(db, cipher),

    async ready() {
      const { version } = await db
        .selectFrom('migration')
        .select((of) => of.fn.max('version').as('version'))
        .executeTakeFirstOrThrow()
      if (version !== needed) throw new Error(`The database is of version ${version}, this program needs ${needed}.`)
    },
    close: () => db.destroy(),
  }
}
