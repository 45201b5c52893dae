import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { add, changeFor, deciders, newStream, sha256, totalOf } from '#store/contract/counter.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { rebuild } from '#store/rebuild.ts'
import type { StreamId } from '#store/store.ts'
import { verify } from '#store/verify.ts'
import { cipher } from './cipher.ts'
import { migrationsFor, migrationTable } from './sql-migrations.ts'
import { currentRow } from './sql-rows.ts'
import type { SqlStore } from './sql-store.ts'
import { openSqlite } from './sqlite.ts'
import { sqliteLedger } from './sqlite-ledger.ts'

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

async function inFile<Result>(work: (database: DatabaseSync) => Result): Promise<Awaited<Result>> {
  const database = new DatabaseSync(file)
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
const tamper = (...statements: string[]) => inFile((database) => database.exec(statements.join(';')))

/** Whether a history can be read by its way back alone. */
const isWhole = (of: StreamId) =>
  inFile((database) => {
    const { history } = sqliteLedger(database, (text) => database.prepare(text))
    return Array.fromAsync(history(of)).then(() => database.prepare('select 1 from sqlite_temp_schema').get() === undefined)
  })

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
  expect([await isWhole(stream), await isWhole(neighbour)]).toEqual([true, true])
})

test.each([
  ['leads nowhere', `update ledger set previous = 999 where stream = '${stream}' and version = 4`],
  ['is missing', `update ledger set previous = null where stream = '${stream}' and version = 4`],
  ['leads in a circle', `update ledger set previous = position where stream = '${stream}'`],
  ['leads to another stream', `update ledger set previous = 3 where stream = '${stream}' and version = 4`],
  ['begins at another entry', `update current set position = 1 where stream = '${stream}'`],
])('a way back that %s loses nothing, nor does an act after it, and rebuild mends it', async (_, statement) => {
  await add(store, stream, 2)
  await add(store, neighbour)
  await add(store, stream, 3)
  await tamper(statement)
  expect(await isWhole(stream)).toBe(false)
  expect(await versionsOf(stream)).toEqual(upTo(5))
  expect(await versionsOf(stream, 4)).toEqual([5])
  await add(store, stream)
  expect(await versionsOf(stream)).toEqual(upTo(6))
  await rebuild(store, deciders)
  expect([await versionsOf(stream), await isWhole(stream)]).toEqual([upTo(6), true])
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 7 })
})

test('the entry after a place in current that is wrong knows the right one', async () => {
  await add(store, stream, 3)
  await tamper(`update current set position = 1 where stream = '${stream}'`)
  await add(store, stream)
  expect(await isWhole(stream)).toBe(true)
})

test('current that was put back to an older act is found and named, and rebuild mends it', async () => {
  await add(store, stream, 1)
  const older = await inFile((database) => database.prepare('select * from current').get()!)
  const { snapshot } = await add(store, stream, 2)
  const names = Object.keys(older)
  await inFile((database) =>
    database.prepare(`insert or replace into current (${names}) values (${names.map(() => '?')})`).run(...Object.values(older)),
  )
  expect((await verify(store, sha256, deciders)).break).toEqual({ stream, version: 3, problem: 'current' })
  await rebuild(store, deciders)
  expect(await store.load([stream])).toEqual([snapshot])
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 1, entries: 3 })
})

test('a stream whose row in current is lost does not begin anew', async () => {
  await add(store, stream, 3)
  await tamper('delete from current')
  await expect(add(store, stream)).rejects.toThrow('UNIQUE')
  expect(await store.tip()).toBe(3n)
})

test('current that is lost whole is written anew, with the way back', async () => {
  await add(store, stream, 3)
  await add(store, neighbour, 2)
  const before = await store.load([stream, neighbour])
  await tamper('delete from current', 'update ledger set previous = null')
  expect(await rebuild(store, deciders)).toBe(2)
  expect(await store.load([stream, neighbour])).toEqual(before)
  await add(store, stream)
  expect(await versionsOf(stream)).toEqual(upTo(4))
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 6 })
  expect([await isWhole(stream), await isWhole(neighbour)]).toEqual([true, true])
})

test('a commit that fails while everything is looked through takes nothing from those after it', async () => {
  const lost = newStream()
  for (const of of [stream, lost, neighbour]) await add(store, of, 3)
  const statement = `update ledger set previous = null where stream in ('${stream}', '${neighbour}')`
  await tamper(statement, 'update current set position = 1', `delete from current where stream = '${lost}'`)
  const changes = await Promise.all([stream, lost].map((of) => changeFor(store, of)))
  await expect(store.commit(changes)).rejects.toThrow('UNIQUE')
  expect([await versionsOf(stream), await versionsOf(neighbour)]).toEqual([upTo(3), upTo(3)])
  await add(store, stream, 2)
  expect(await versionsOf(stream)).toEqual(upTo(5))
  await rebuild(store, deciders)
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 3, entries: 11 })
})

test('entries written after everything was looked through are found', async () => {
  await add(store, stream, 3)
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 1, entries: 3 })
  await add(store, stream, 2)
  await add(store, neighbour)
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 6 })
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
  expect([await isWhole(stream), await isWhole(neighbour)]).toEqual([true, true])
})
