import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { add, deciders, newStream, sha256, totalOf } from '#store/contract/counter.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { rebuild } from '#store/rebuild.ts'
import type { StreamId } from '#store/store.ts'
import { verify } from '#store/verify.ts'
import { cipher } from './cipher.ts'
import { migrationsFor, migrationTable } from './sql-migrations.ts'
import { currentRow } from './sql-rows.ts'
import type { SqlStore } from './sql-store.ts'
import { openSqlite } from './sqlite.ts'
import { damaged } from './sqlite-ledger.ts'

const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])
const [stream, neighbour] = [newStream(), newStream()]
let folder: string
let file: string
let store: SqlStore

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'innsyn-way-'))
  file = join(folder, 'store.db')
  store = await openSqlite(file, keys)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

function inFile<Result>(work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file)
  try {
    return work(database)
  } finally {
    database.close()
  }
}
const tamper = (statement: string) => inFile((database) => database.exec(statement))
const isLookedThrough = () =>
  inFile((database) => database.prepare('select 1 from sqlite_schema where name = ?').get(damaged) !== undefined)

const versionsOf = async (of: StreamId, after?: number) =>
  (await Array.fromAsync(store.history(of, after))).map(({ version, stream }) => (stream === of ? version : stream))
const upTo = (last: number, after = 0) => Array.from({ length: last - after }, (_, at) => after + at + 1)

test('a long history between others is found on its way back, from any place on', async () => {
  for (let round = 0; round < 50; round++) {
    await add(store, stream, 50)
    await add(store, neighbour)
  }
  expect(await versionsOf(stream)).toEqual(upTo(2500))
  expect(await versionsOf(stream, 2400)).toEqual(upTo(2500, 2400))
  expect([await versionsOf(stream, 2499), await versionsOf(stream, 2500), await versionsOf(stream, 9999)]).toEqual([[2500], [], []])
  expect(await versionsOf(neighbour)).toEqual(upTo(50))
  expect(await versionsOf(newStream())).toEqual([])
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 2550 })
  expect(isLookedThrough()).toBe(false)
})

test.each([
  ['leads nowhere', `update ledger set previous = 999 where stream = '${stream}' and version = 4`],
  ['is missing', `update ledger set previous = null where stream = '${stream}' and version = 4`],
  ['leads in a circle', `update ledger set previous = position where stream = '${stream}'`],
  ['leads to another stream', `update ledger set previous = 3 where stream = '${stream}' and version = 4`],
  ['begins at another entry', `update current set position = 1 where stream = '${stream}'`],
])('a way back that %s loses nothing', async (_, statement) => {
  await add(store, stream, 2)
  await add(store, neighbour)
  await add(store, stream, 3)
  tamper(statement)
  expect(await versionsOf(stream)).toEqual(upTo(5))
  expect(await versionsOf(stream, 4)).toEqual([5])
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 6 })
})

test('current that is lost whole is written anew, with the way back, and the next start is as if nothing had been', async () => {
  await add(store, stream, 3)
  await add(store, neighbour, 2)
  const before = await store.load([stream, neighbour])
  tamper('delete from current')
  expect(await rebuild(store, deciders)).toBe(2)
  expect(await store.load([stream, neighbour])).toEqual(before)
  expect(isLookedThrough()).toBe(true)

  await store.close()
  store = await openSqlite(file, keys)
  expect(isLookedThrough()).toBe(false)
  await add(store, stream)
  expect(await versionsOf(stream)).toEqual(upTo(4))
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 6 })
  expect(isLookedThrough()).toBe(false)
})

test('a database from before has its way back after the next start', async () => {
  const memory = memoryStore()
  for (const of of [stream, neighbour, stream]) await add(memory, of, 2)
  const older = join(folder, 'older.db')
  const database = new DatabaseSync(older)
  for (const text of [migrationTable, ...migrationsFor('sqlite').slice(0, 3)]) database.exec(text)
  database.exec('insert into migration values (1), (2), (3)')
  const insert = (table: string, row: Record<string, string | number | null | undefined>) =>
    database
      .prepare(`insert into ${table} (${Object.keys(row)}) values (${Object.keys(row).map(() => '?')})`)
      .run(...Object.values(row).map((value) => value ?? null))
  for (const { textVersion, position, event, ...entry } of await memory.changes(0n, 100))
    insert('ledger', { ...entry, position: Number(position), text_version: textVersion, event: JSON.stringify(event) })
  for (const snapshot of await memory.load([stream, neighbour])) insert('current', { ...currentRow(snapshot, '') })
  database.close()

  await store.close()
  file = older
  store = await openSqlite(file, keys)
  expect(await store.load([stream, neighbour])).toEqual(await memory.load([stream, neighbour]))
  expect([await versionsOf(stream), await versionsOf(neighbour)]).toEqual([upTo(4), upTo(2)])
  expect((await add(store, stream)).entries[0]!.position).toBe(7n)
  expect([await versionsOf(stream), await totalOf(store, stream)]).toEqual([upTo(5), 5])
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 7 })
  expect(isLookedThrough()).toBe(false)
})
