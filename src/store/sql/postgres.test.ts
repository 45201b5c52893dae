import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { add, changeFor, newStream, totalOf } from '#store/contract/counter.ts'
import { grouped } from '#store/grouped.ts'
import { storeContract } from '#store/store-contract.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { cipher } from './cipher.ts'
import { commitLock, openPostgres } from './postgres.ts'

const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])
const [alone, together] = await Promise.all([freshDatabase(), freshDatabase()])

storeContract('PostgreSQL', () => openPostgres(alone.url, keys))
storeContract('PostgreSQL, grouped', async () => grouped(await openPostgres(together.url, keys)))

test('an entry that waits in a slow transaction is not skipped, and other slow transactions do not hold the feed up', async () => {
  const store = await openPostgres(alone.url, keys)
  const [slow, unrelated] = [new pg.Client(alone.url), new pg.Client(alone.url)]
  await Promise.all([slow.connect(), unrelated.connect()])
  await unrelated.query('begin; create table elsewhere (a int); insert into elsewhere values (1)')

  const tip = await store.tip()
  // Another node, stopped between its write and its commit.
  await slow.query(`begin; ${commitLock}`)
  await slow.query(
    `insert into ledger (position, stream, version, event, at, actor, door, language, hash)
     values ($1, 'person/slow', 1, '{"type":"Added","by":1}', '', 'system', 'clock', 'en', 'slow')`,
    [String(tip + 1n)],
  )
  const fast = add(store, newStream())
  // Until the fast act is seen waiting; it must not get in before.
  const waiting = `select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted`
  for (let count = 0; count === 0; ) count = (await unrelated.query(waiting)).rows[0].count
  expect(await store.changes(tip, 10)).toEqual([])

  await slow.query('commit')
  const { entries } = await fast
  expect((await store.changes(tip, 10)).map(({ hash }) => hash)).toEqual(['slow', entries[0]!.hash])

  await unrelated.query('rollback')
  await unrelated.query(`delete from ledger where stream = 'person/slow'`)
  await Promise.all([slow.end(), unrelated.end(), store.close()])
})

test('a server that cannot be reached is told at once', async () => {
  await expect(openPostgres('postgres://nobody@127.0.0.1:1/none', keys)).rejects.toThrow('ECONNREFUSED')
})

test('a connection that the server ends is replaced', async () => {
  const store = await openPostgres(alone.url, keys)
  const stream = newStream()
  await add(store, stream)
  const operator = new pg.Client(alone.url)
  await operator.connect()
  await operator.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await operator.end()
  await vi.waitFor(() => add(store, stream))
  expect(await totalOf(store, stream)).toBe(2)
  await store.close()
})

test('a connection that the server ends in the middle of an act fails that act alone', async () => {
  const store = await openPostgres(alone.url, keys)
  const [slow, operator] = [new pg.Client(alone.url), new pg.Client(alone.url)]
  await Promise.all([slow.connect(), operator.connect()])
  await slow.query(`begin; ${commitLock}`)
  const [stream, other] = [newStream(), newStream()]
  const meeting = await Promise.all([changeFor(store, stream), changeFor(store, stream)])
  const failing = [add(store, other), store.commit(meeting)].map((act) => act.catch(String))
  const waiting = `select pid from pg_locks where locktype = 'advisory' and not granted`
  for (let count = 0; count < failing.length; ) count = (await operator.query(waiting)).rowCount!
  await operator.query(`select pg_terminate_backend(pid) from (${waiting}) as those`)
  for (const act of failing) expect(await act).toMatch(/terminat/)
  await slow.query('rollback')
  await Promise.all([slow.end(), operator.end()])
  await vi.waitFor(() => add(store, stream))
  expect([await totalOf(store, stream), await totalOf(store, other)]).toEqual([1, undefined])
  await store.close()
})

afterAll(() => Promise.all([alone.drop(), together.drop()]))
