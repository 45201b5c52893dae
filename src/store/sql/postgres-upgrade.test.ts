import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { add, deciders, label, newStream, sha256, totalOf } from '#store/contract/counter.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import type { StreamId } from '#store/store.ts'
import { verify } from '#store/verify.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { cipher } from './cipher.ts'
import { openPostgres } from './postgres.ts'
import { migrationsFor, migrationTable } from './sql-migrations.ts'
import { currentRow } from './sql-rows.ts'

const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])
const database = await freshDatabase()
afterAll(() => database.drop())

test('a database of version 2 with entries in it is brought up to date by two nodes at once, and goes on where it was', async () => {
  const [person, request] = [newStream(), newStream('request')]
  const before = memoryStore()
  await add(before, person, 3)
  await label(before, request, { person: 'ada', status: 'received', dueOn: '2026-04-01' })
  await asVersion2(before, [person, request])

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

/** What a program that knew two migrations left behind. */
async function asVersion2(store: ReturnType<typeof memoryStore>, streams: StreamId[]) {
  const entries = (await store.changes(0n, 100)).map(({ position, textVersion, event, ...entry }) => ({
    ...entry,
    position: Number(position),
    text_version: textVersion,
    event: JSON.stringify(event),
  }))
  const current = (await store.load(streams)).map((snapshot) => currentRow(snapshot, 'an act'))
  const client = new pg.Client(database.url)
  await client.connect()
  for (const text of [migrationTable, ...migrationsFor('postgres').slice(0, 2)]) await client.query(text)
  await client.query('insert into migration values (1), (2)')
  for (const [table, rows] of Object.entries({ ledger: entries, current }))
    await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)])
  await client.end()
}
