import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { describe, expect, test } from 'vitest'
import { freshMariaDatabase, mariadbd } from './mariadb.ts'

describe.skipIf(!mariadbd)('on MariaDB', () => {
  test('a fresh database is MariaDB, empty, and gone after drop', async () => {
    const { url, drop } = await freshMariaDatabase()
    const connection = await createConnection(url)
    const [found] = await connection.query<RowDataPacket[]>(
      'SELECT version() AS version, (SELECT count(*) FROM information_schema.tables WHERE table_schema = database()) AS tables',
    )
    expect(found).toEqual([{ version: expect.stringContaining('MariaDB'), tables: 0 }])
    await connection.end()

    await drop()
    await expect(createConnection(url)).rejects.toThrow(/Unknown database/)
  })
})
