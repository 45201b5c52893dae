import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Cipher, cipher } from '#store/sql/cipher.ts'
import { openPostgres } from '#store/sql/postgres.ts'
import type { SqlStore } from '#store/sql/sql-store.ts'
import { openSqlite } from '#store/sql/sqlite.ts'
import type { Configuration } from './configuration.ts'
import { deriveKey } from './keys.ts'
import { StartRefused } from './start-refused.ts'
import type { SecretKey } from './variable-lists.ts'

/** Makes the data folder where it is missing. Throws `StartRefused` where it cannot be written. */
export function openDataFolder(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartRefused(
      `The data folder ${dataDir} cannot be written (${code}): give this program the right to, or name another with DATA_DIR.`,
    )
  }
}

/** The store of this installation, brought up to date. Throws `StartRefused` where it cannot be opened. */
export async function openStore(
  { dataDir, databaseUrl }: Pick<Configuration, 'dataDir' | 'databaseUrl'>,
  secrets: readonly SecretKey[],
): Promise<SqlStore> {
  const sealed = cipherOf(secrets)
  if (databaseUrl) {
    return openPostgres(databaseUrl, sealed).catch((error: Error) => {
      throw new StartRefused(
        `The database of DATABASE_URL does not answer (${reasonOf(error)}): check that it runs and that the address is right.`,
      )
    })
  }
  const file = join(dataDir, 'innsyn.db')
  return openSqlite(file, sealed).catch((error: Error) => {
    throw new StartRefused(`${file} cannot be opened (${reasonOf(error)}): check the rights of the folder, or name another with DATA_DIR.`)
  })
}

/** What is sealed with an older secret can still be opened. */
const cipherOf = (secrets: readonly SecretKey[]): Cipher =>
  cipher(secrets.map(({ id, secret }) => ({ id: String(id), key: deriveKey(secret, 'vault') })))

/** Connection errors hide behind an empty message and a list of what was tried. */
const reasonOf = (error: Error & { code?: string }) => error.message || error.code || String(error)
