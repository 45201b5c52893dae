import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './postgres.ts'

test('a fresh database is PostgreSQL, empty, and gone after drop', async () => {
  const { url, drop } = await freshDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const tables = await client.query(`select count(*)::int as count from information_schema.tables where table_schema = 'public'`)
  expect(tables.rows).toEqual([{ count: 0 }])
  await client.end()

  await drop()
  await expect(new pg.Client({ connectionString: url }).connect()).rejects.toThrow(/does not exist/)
})
