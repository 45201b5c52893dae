import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { freshMariaDatabase } from './mariadb.ts'
import { venueRows } from './venue-rows.ts'
import { venueTables } from './venue-tables.ts'

/** So many people come with more than 200,000 rows in all. */
export const allPeople = 12_000

/** The mapping as its file holds it; a function, so that each test may change its own. */
export const venueMapping = async () => JSON.parse(await readFile(join(import.meta.dirname, '../../docs/fjordhallen-mapping.json'), 'utf8'))

export type Venue = Awaited<ReturnType<typeof openVenue>>

/** The halls in a fresh database. `rows` asks in words of the test's own; everything comes as text. */
export async function openVenue(people: number) {
  const { url, drop } = await freshMariaDatabase()
  const connection = await createConnection({
    uri: url,
    multipleStatements: true,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  })
  await connection.query(venueTables)
  await connection.query('SET foreign_key_checks = 0, unique_checks = 0')
  for (const statement of venueRows(people)) await connection.query(statement)
  await connection.query('SET foreign_key_checks = 1, unique_checks = 1')
  return {
    url,
    async rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
      const [rows] = await connection.query<RowDataPacket[]>(text, values)
      return rows as Row[]
    },
    async close() {
      await connection.end()
      await drop()
    },
  }
}
