import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { add, changeFor, deciders, newStream, sha256, totalOf } from '#store/contract/counter.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { rebuild } from '#store/rebuild.ts'
import type { StreamId } from '#store/store.ts'
import { verify } from '#store/verify.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { cipher } from './cipher.ts'
import { commitLock, openPostgres } from './postgres.ts'
import { postgresLedger } from './postgres-ledger.ts'
import { migrationsFor, migrationTable } from './sql-migrations.ts'
import { currentRow } from './sql-rows.ts'
import type { SqlStore } from './sql-store.ts'
import { openSqlite } from './sqlite.ts'
import { sqliteLedger } from './sqlite-ledger.ts'

const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])

type Row = Record<string, string | number | null>

/** A database with a store on it, and with somebody who has it in hand. */
interface InHand {
  open(): Promise<SqlStore>
  /** One statement or several. */
  run(text: string): Promise<unknown>
  rows(text: string): Promise<Row[]>
  insert(table: string, row: Row): Promise<unknown>
  /** Whether a history can be read by its way back alone. */
  isWhole(of: StreamId): Promise<boolean>
  remove(): Promise<unknown>
}

function sqliteInHand(): InHand {
  const folder = mkdtempSync(join(tmpdir(), 'innsyn-way-'))
  const file = join(folder, 'store.db')
  async function inFile<Result>(work: (database: DatabaseSync) => Result): Promise<Awaited<Result>> {
    const database = new DatabaseSync(file)
    try {
      return await work(database)
    } finally {
      database.close()
    }
  }
  return {
    open: () => openSqlite(file, keys),
    run: (text) => inFile((database) => database.exec(text)),
    rows: (text) => inFile((database) => database.prepare(text).all() as Row[]),
    insert: (table, row) =>
      inFile((database) =>
        database
          .prepare(`insert into ${table} (${Object.keys(row)}) values (${Object.keys(row).map(() => '?')})`)
          .run(...Object.values(row)),
      ),
    isWhole: (of) =>
      inFile(async (database) => {
        const { history } = sqliteLedger(database, (text) => database.prepare(text))
        await Array.fromAsync(history(of))
        return database.prepare('select 1 from sqlite_temp_schema').get() === undefined
      }),
    remove: async () => rmSync(folder, { recursive: true }),
  }
}

async function postgresInHand(): Promise<InHand> {
  const { url, drop } = await freshDatabase()
  const pool = new pg.Pool({ connectionString: url })
  return {
    open: () => openPostgres(url, keys),
    run: (text) => pool.query(text),
    rows: async (text) => (await pool.query<Row>(text)).rows,
    insert: (table, row) =>
      pool.query(`insert into ${table} select * from json_populate_record(null::${table}, $1)`, [JSON.stringify(row)]),
    async isWhole(of) {
      let lookedThrough = false
      const query = async () => {
        lookedThrough = true
        return { rows: [] }
      }
      await Array.fromAsync(
        postgresLedger(pool, { connect: async () => ({ query, release() {} }) } as unknown as pg.Pool, commitLock).history(of),
      )
      return !lookedThrough
    },
    remove: () => pool.end().then(drop),
  }
}

const upTo = (last: number, after = 0) => Array.from({ length: last - after }, (_, at) => after + at + 1)

describe.each([
  ['SQLite', 'sqlite', async () => sqliteInHand()],
  ['PostgreSQL', 'postgres', postgresInHand],
] as const)('%s', (_, dialect, take) => {
  const [stream, neighbour] = [newStream(), newStream()]
  let inHand: InHand
  let store: SqlStore

  beforeEach(async () => {
    inHand = await take()
    store = await inHand.open()
  })
  afterEach(async () => {
    await store.close()
    await inHand.remove()
  })

  const versionsOf = async (of: StreamId, after?: number) =>
    (await Array.fromAsync(store.history(of, after))).map(({ version, stream }) => (stream === of ? version : stream))
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
    expect([await inHand.isWhole(stream), await inHand.isWhole(neighbour)]).toEqual([true, true])
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
    await inHand.run(statement)
    expect(await inHand.isWhole(stream)).toBe(false)
    expect(await versionsOf(stream)).toEqual(upTo(5))
    expect(await versionsOf(stream, 4)).toEqual([5])
    await add(store, stream)
    expect(await versionsOf(stream)).toEqual(upTo(6))
    await rebuild(store, deciders)
    expect([await versionsOf(stream), await inHand.isWhole(stream)]).toEqual([upTo(6), true])
    expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 7 })
  })

  test('current that was put back to an older act is found and named, and rebuild mends it', async () => {
    await add(store, stream, 1)
    const [older] = await inHand.rows('select * from current')
    const { snapshot } = await add(store, stream, 2)
    await inHand.run('delete from current')
    await inHand.insert('current', older!)
    expect((await verify(store, sha256, deciders)).break).toEqual({ stream, version: 3, problem: 'current' })
    await rebuild(store, deciders)
    expect(await store.load([stream])).toEqual([snapshot])
    expect(await verify(store, sha256, deciders)).toEqual({ streams: 1, entries: 3 })
  })

  test('a stream whose row in current is lost does not begin anew', async () => {
    await add(store, stream, 3)
    await inHand.run('delete from current')
    await expect(add(store, stream)).rejects.toThrow(/unique/i)
    expect(await store.tip()).toBe(3n)
  })

  test('current that is lost whole is written anew, with the way back', async () => {
    await add(store, stream, 3)
    await add(store, neighbour, 2)
    const before = await store.load([stream, neighbour])
    await inHand.run('delete from current; update ledger set previous = null')
    expect(await rebuild(store, deciders)).toBe(2)
    expect(await store.load([stream, neighbour])).toEqual(before)
    await add(store, stream)
    expect(await versionsOf(stream)).toEqual(upTo(4))
    expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 6 })
    expect([await inHand.isWhole(stream), await inHand.isWhole(neighbour)]).toEqual([true, true])
  })

  test('a commit that fails while everything is looked through takes nothing from those after it', async () => {
    const lost = newStream()
    for (const of of [stream, lost, neighbour]) await add(store, of, 3)
    const statement = `update ledger set previous = null where stream in ('${stream}', '${neighbour}')`
    await inHand.run(`${statement}; update current set position = 1; delete from current where stream = '${lost}'`)
    const changes = await Promise.all([stream, lost].map((of) => changeFor(store, of)))
    await expect(store.commit(changes)).rejects.toThrow(/unique/i)
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
    const older = await take()
    const before = migrationsFor(dialect).slice(0, 3)
    for (const text of [migrationTable, ...before]) await older.run(text)
    await older.run('insert into migration values (1), (2), (3)')
    for (const { textVersion = null, position, event, ...entry } of await memory.changes(0n, 100))
      await older.insert('ledger', { ...entry, position: Number(position), text_version: textVersion, event: JSON.stringify(event) })
    for (const snapshot of await memory.load([stream, neighbour])) await older.insert('current', { ...currentRow(snapshot, '') })

    await store.close()
    await inHand.remove()
    inHand = older
    store = await older.open()
    expect(await store.load([stream, neighbour])).toEqual(await memory.load([stream, neighbour]))
    expect([await versionsOf(stream), await versionsOf(neighbour)]).toEqual([upTo(4), upTo(2)])
    expect((await add(store, stream)).entries[0]!.position).toBe(7n)
    expect([await versionsOf(stream), await totalOf(store, stream)]).toEqual([upTo(5), 5])
    expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 7 })
    expect([await inHand.isWhole(stream), await inHand.isWhole(neighbour)]).toEqual([true, true])
  })

  test('acts of one commit each know the one before, also where somebody was faster than one of them', async () => {
    const streams = [stream, neighbour, newStream()]
    const group = () => Promise.all(streams.map((of) => changeFor(store, of)))
    for (let round = 0; round < 3; round++) await store.commit(await group())
    const changes = await group()
    await add(store, neighbour, 2)
    expect((await store.commit(changes)).map(({ result }) => result)).toEqual(['done', 'stale', 'done'])
    await store.commit(await group())
    expect(await Promise.all(streams.map((of) => versionsOf(of)))).toEqual([upTo(5), upTo(6), upTo(5)])
    expect(await Promise.all(streams.map(inHand.isWhole))).toEqual([true, true, true])
    expect((await store.changes(0n, 100)).map(({ position }) => Number(position))).toEqual(upTo(16))
  })

  // PostgreSQL takes the place out of `current` unseen, as looking would be one page more.
  if (dialect === 'sqlite')
    test('the entry after a place in current that is wrong knows the right one', async () => {
      await add(store, stream, 3)
      await inHand.run(`update current set position = 1 where stream = '${stream}'`)
      await add(store, stream)
      expect(await inHand.isWhole(stream)).toBe(true)
    })
})
