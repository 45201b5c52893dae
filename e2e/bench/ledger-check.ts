import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { Installation } from './innsyn.ts'

const entriesByAddress = `select address.key as key, count(*) as entries from ledger
  join address on address.person_id = substr(ledger.stream, length('person/') + 1)
  where ledger.door = 'one-click' and ledger.event like '%"Unsubscribed"%' group by address.key`

/** Whether every act that was answered is in the ledger exactly once, no other is, and all chains hold. Throws when not. */
export async function mustHoldEachOnce(ours: Installation, databaseUrl: string, paths: readonly string[]): Promise<void> {
  const rows = databaseUrl ? await askPostgres(databaseUrl) : askSqlite(join(ours.dataDir, 'innsyn.db'))
  const entries = new Map(rows.map((row) => [String(row.key), Number(row.entries)]))
  const wrong = paths.filter((path) => entries.get(addressKeyOf(path)) !== 1)
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${paths.length} answered posts are not in the ledger exactly once.`)
  if (entries.size !== paths.length) throw new Error(`The ledger holds ${entries.size} one-click acts, ${paths.length} were answered.`)
  await ours.command('verify')
}

/** The token says by itself whom it is for: key id 1 ‖ address key 16 ‖ … */
const addressKeyOf = (path: string) => Buffer.from(path.slice('/u/u1.'.length), 'base64url').subarray(1, 17).toString('hex')

function askSqlite(file: string) {
  const database = new DatabaseSync(file)
  const rows = database.prepare(entriesByAddress).all()
  database.close()
  return rows
}

async function askPostgres(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ key: string; entries: string }>(entriesByAddress)
  await client.end()
  return rows
}
