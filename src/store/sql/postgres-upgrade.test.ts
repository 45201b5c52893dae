import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { add, deciders, label, newStream, sha256, totalOf } from '#store/contract/counter.ts'
import { type MemoryStore, memoryStore } from '#store/memory/memory-store.ts'
import type { Entry, StreamId } from '#store/store.ts'
import { verify } from '#store/verify.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { cipher } from './cipher.ts'
import { openPostgres } from './postgres.ts'
import { migrationsFor, migrationTable } from './sql-migrations.ts'
import { currentRow } from './sql-rows.ts'

const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])
const [database, busy] = await Promise.all([freshDatabase(), freshDatabase()])
afterAll(() => Promise.all([database.drop(), busy.drop()]))

test('a database of version 2 with entries in it is brought up to date by two nodes at once, and goes on where it was', async () => {
  const [person, request] = [newStream(), newStream('request')]
  const before = memoryStore()
  await add(before, person, 3)
  await label(before, request, { person: 'ada', status: 'received', dueOn: '2026-04-01' })
  await asVersion(2, database.url, before, [person, request])

  const nodes = await Promise.all([openPostgres(database.url, keys), openPostgres(database.url, keys)])
  expect(await nodes[0].tip()).toBe(4n)
  expect(await nodes[0].load([person, request])).toEqual(await before.load([person, request]))

  const acts = await Promise.all(nodes.map((node) => add(node, newStream())))
  expect(acts.map(({ entries }) => entries[0]!.position).toSorted()).toEqual([5n, 6n])
  expect((await add(nodes[1], person)).entries[0]!.position).toBe(7n)
  expect(await totalOf(nodes[0], person)).toBe(4)
  expect((await nodes[0].list('request', { person: 'ada', statuses: ['received'] }, 5)).map(({ stream }) => stream)).toEqual([request])
  expect(await verify(nodes[0], sha256, deciders)).toEqual({ streams: 4, entries: 7 })
  await Promise.all(nodes.map((node) => node.close()))
})

test('what a node of the release before is still writing meanwhile is not lost', async () => {
  const person = newStream()
  const before = memoryStore()
  await add(before, person, 2)
  await asVersion(3, busy.url, before, [person])
  const [older, watching] = [new pg.Client(busy.url), new pg.Client(busy.url)]
  await Promise.all([older.connect(), watching.connect()])
  await older.query('begin')
  await older.query('delete from current')
  await add(before, person)
  await insert(older, 'ledger', ledgerRows(await before.changes(2n, 1)))
  await insert(older, 'current', await currentRows(before, [person]))

  const opening = openPostgres(busy.url, keys)
  const waiting = `select count(*)::int as count from pg_locks where locktype = 'relation' and not granted`
  for (let count = 0; count === 0; ) count = (await watching.query(waiting)).rows[0].count
  await older.query('commit')
  const node = await opening
  expect((await Array.fromAsync(node.history(person))).map(({ version }) => version)).toEqual([1, 2, 3])
  expect((await add(node, person)).entries[0]!.position).toBe(4n)
  expect(await verify(node, sha256, deciders)).toEqual({ streams: 1, entries: 4 })
  await Promise.all([older.end(), watching.end(), node.close()])
})

/** What a program that knew so many migrations left behind. */
async function asVersion(version: number, url: string, store: MemoryStore, streams: StreamId[]) {
  const client = new pg.Client(url)
  await client.connect()
  for (const text of [migrationTable, ...migrationsFor('postgres').slice(0, version)]) await client.query(text)
  await client.query('insert into migration select generate_series(1, $1::integer)', [version])
  await insert(client, 'ledger', ledgerRows(await store.changes(0n, 100)))
  await insert(client, 'current', await currentRows(store, streams))
  await client.end()
}

const ledgerRows = (entries: Entry[]) =>
  entries.map(({ position, textVersion, event, ...entry }) => ({
    ...entry,
    position: Number(position),
    text_version: textVersion,
    event: JSON.stringify(event),
  }))

const currentRows = async (store: MemoryStore, streams: StreamId[]) =>
  (await store.load(streams)).map((snapshot) => currentRow(snapshot, 'an act'))

const insert = (client: pg.Client, table: string, rows: object[]) =>
  client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)])
