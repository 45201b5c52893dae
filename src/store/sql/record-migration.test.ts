import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#testing/postgres.ts'
import { cipher } from './cipher.ts'
import { openPostgres } from './postgres.ts'
import { migrationsFor, migrationTable } from './sql-migrations.ts'
import { openSqlite } from './sqlite.ts'

const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])
const folder = mkdtempSync(join(tmpdir(), 'innsyn-migration-'))
const database = await freshDatabase()
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

const item = { person: { name: 'Åsa Ek', email: 'asa@example.com' }, title: 'Sofa', values: [] }
const before = [
  migrationTable,
  'insert into migration (version) values (1), (2)',
  ...['2026-01-31T23:30:00.000Z', '2026-01-15', '2026-02-01'].map(
    (at, n) =>
      `insert into record values ('shop', '${n}', 'key', 'orders', '${at}', '${JSON.stringify(item)}', 'åsa ek asa@example.com sofa')`,
  ),
].join(';')

const older = {
  async SQLite() {
    const file = join(folder, 'older.db')
    const old = new DatabaseSync(file)
    for (const text of [...migrationsFor('sqlite').slice(0, 2), before]) old.exec(text)
    old.close()
    return openSqlite(file, keys)
  },
  async PostgreSQL() {
    const old = new pg.Client(database.url)
    await old.connect()
    for (const text of [...migrationsFor('postgres').slice(0, 2), before]) await old.query(text)
    await old.end()
    return openPostgres(database.url, keys)
  },
}

test.each(Object.entries(older))(
  'records from before are read, counted and found on %s, and come right when they are imported anew',
  async (_, open) => {
    const { records, close } = await open()
    const month = (name: string, count: number) => ({ category: 'orders', system: 'shop', month: name, count })
    expect(await Array.fromAsync(records.of(['key']), ({ day }) => day)).toEqual(['2026-02-01', '2026-01-31', '2026-01-15'])
    expect(await records.tally(['key'])).toEqual([month('2026-01', 2), month('2026-02', 1)])
    expect(await records.search('åsa', 5)).toHaveLength(1)
    expect(await records.people(['key'])).toHaveLength(1)

    const [record] = await records.held([{ system: 'shop', id: '0' }])
    await records.put([{ ...record!, day: '2026-02-01' }])
    expect(await records.tally(['key'])).toEqual([month('2026-01', 1), month('2026-02', 2)])
    expect(await Array.fromAsync(records.of(['key'], { wanted: { words: ['åsa'] } }), ({ id }) => id)).toEqual(['2', '1'])
    await records.remove(['0', '1', '2'].map((id) => ({ system: 'shop', id })))
    expect([await records.tally(['key']), await records.search('åsa', 5)]).toEqual([[], []])
    await close()
  },
)
