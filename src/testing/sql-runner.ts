import { createConnection } from 'mysql2/promise'
import pg from 'pg'

/** Runs statements of a test's own on a PostgreSQL or MariaDB and answers with the rows; all on one connection. */
export async function sqlRunner(url: string) {
  if (!url.startsWith('postgres')) {
    const connection = await createConnection(url)
    const run = async (text: string): Promise<unknown[]> => [(await connection.query(text))[0]].flat()
    return Object.assign(run, { close: () => connection.end() })
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run = async (text: string): Promise<unknown[]> => (await client.query(text)).rows
  return Object.assign(run, { close: () => client.end() })
}
