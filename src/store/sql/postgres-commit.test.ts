import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { add, changeFor, counter, evidence, label, newStream, sha256, totalOf } from '#store/contract/counter.ts'
import { type Also, execute } from '#store/execute.ts'
import type { Entry, Store, StreamId } from '#store/store.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { cipher } from './cipher.ts'
import { commitLock, openPostgres } from './postgres.ts'
import { type CommitPart, commitStatement, type Row } from './postgres-commit-texts.ts'

const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])
const [shared, strict, empty] = await Promise.all([freshDatabase(), freshDatabase(), freshDatabase()])
afterAll(() => Promise.all([shared, strict, empty].map((database) => database.drop())))

/** Commits groups over the same streams again and again; answers what was said to be done. */
async function groups(node: Store, streams: readonly StreamId[], rounds: number) {
  const done: { hash: string; position: bigint }[] = []
  for (let round = 0; round < rounds; round++) {
    const also = (stream: StreamId) => () => ({
      vault: [{ owner: stream, key: 'round', data: round }],
      addresses: [{ key: `of ${stream}`, personId: stream }],
    })
    const changes = await Promise.all(streams.map((stream) => changeFor(node, stream, also(stream))))
    const results = await node.commit(changes)
    for (const [at, answer] of results.entries())
      if (answer.result === 'done') done.push({ hash: changes[at]!.entries[0]!.hash, position: answer.positions[0]! })
  }
  return done
}

test('nodes that commit groups over the same streams in opposite orders: none waits for ever, the feed has no hole and each done act once', async () => {
  const nodes = await Promise.all([openPostgres(shared.url, keys), openPostgres(shared.url, keys)])
  const streams = Array.from({ length: 8 }, () => newStream())
  const begin = await nodes[0].tip()
  const writing = { on: true }
  const writers = Promise.all([streams, streams.toReversed()].flatMap((order) => nodes.map((node) => groups(node, order, 15)))).finally(
    () => {
      writing.on = false
    },
  )
  const read: Entry[] = []
  const readOn = async () => read.push(...(await nodes[1].changes(read.at(-1)?.position ?? begin, 5)))
  while (writing.on) await readOn().then(() => new Promise(setImmediate))
  const done = (await writers).flat()
  while ((await readOn()) < done.length);

  expect(read.map(({ position }) => position)).toEqual(read.map((_, at) => begin + BigInt(at + 1)))
  const inFeed = read.map(({ hash, position }) => ({ hash, position }))
  expect(inFeed).toEqual(done.toSorted((a, b) => Number(a.position - b.position)))
  expect(await Promise.all(streams.map((stream) => totalOf(nodes[0], stream)))).toEqual(
    streams.map((stream) => read.filter((entry) => entry.stream === stream).length),
  )
  await Promise.all(nodes.map((node) => node.close()))
})

/** Another node in the middle of a commit. */
async function otherNode() {
  const [other, watching] = [new pg.Client(shared.url), new pg.Client(shared.url)]
  await Promise.all([other.connect(), watching.connect()])
  await other.query(`begin; ${commitLock}`)
  const waiting = `select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted`
  return {
    query: (text: string, values: unknown[]) => other.query(text, values),
    async untilSomebodyWaits() {
      for (let count = 0; count === 0; ) count = (await watching.query(waiting)).rows[0].count
    },
    async commits() {
      await other.query('commit')
      await Promise.all([other.end(), watching.end()])
    },
  }
}

test('a commit that waits for its turn holds nothing that the one before it may want', async () => {
  const store = await openPostgres(shared.url, keys)
  const stream = newStream()
  await add(store, stream)
  const other = await otherNode()
  const act = add(store, stream)
  await other.untilSomebodyWaits()
  const { rowCount } = await other.query('select from current where stream = $1 for update nowait', [stream])
  expect(rowCount).toBe(1)
  await other.commits()
  expect((await act).snapshot.version).toBe(2)
  await store.close()
})

test('a wipe takes away what another node was still writing when the wipe came', async () => {
  const store = await openPostgres(shared.url, keys)
  const owner = newStream('request')
  const other = await otherNode()
  await other.query(`insert into vault (owner, key, data) values ($1, 'name', $2), ($1, 'reference', $2)`, [owner, keys.seal('"Ada"')])
  const vault = [
    { owner, key: '*' },
    { owner, key: 'reference', data: 7 },
  ]
  const act = add(store, newStream(), 1, () => ({ vault }))
  await other.untilSomebodyWaits()
  await other.commits()
  await act
  expect(await store.vault.all(owner)).toEqual({ reference: 7 })
  await store.close()
})

test('a database whose transactions are serializable unless told otherwise', async () => {
  const operator = new pg.Client(strict.url)
  await operator.connect()
  await operator.query(`alter database ${new URL(strict.url).pathname.slice(1)} set default_transaction_isolation = 'serializable'`)
  await operator.end()
  const nodes = await Promise.all([openPostgres(strict.url, keys), openPostgres(strict.url, keys)])
  const streams = Array.from({ length: 30 }, () => newStream())
  await Promise.all(streams.flatMap((stream) => nodes.map((node) => add(node, stream))))
  expect(await Promise.all(streams.map((stream) => totalOf(nodes[0], stream)))).toEqual(streams.map(() => 2))
  await Promise.all(nodes.map((node) => node.close()))
})

test('what an act touches is found by key, even where everything was empty at the first one', async () => {
  const operator = new pg.Client(empty.url)
  await operator.connect()
  const store = await openPostgres(empty.url, keys)
  const scans = async () => {
    const text = `select sum(seq_scan)::int as whole, sum(idx_scan)::int as "byKey" from pg_stat_user_tables
      where relname in ('ledger', 'current', 'vault', 'address')`
    return (await operator.query<{ whole: number; byKey: number }>(text)).rows[0]!
  }
  const before = await scans()
  await groups(store, [newStream(), newStream()], 5)
  await store.loadByAddress(['nobody'])
  // The database counts a connection's work when it ends.
  await store.close()
  await vi.waitFor(async () => expect((await scans()).byKey).toBeGreaterThan(before.byKey + 10))
  expect((await scans()).whole).toBe(before.whole)
  await operator.end()
})

test('acts that touch the same parts, once one row of each and once several, go over one connection', async () => {
  const store = await openPostgres(shared.url, keys)
  const owner = newStream('request')
  await label(store, owner, { status: 'received' })
  const wiping = (by: number) => (): ReturnType<Also<unknown>> => ({
    vault: [
      { owner, key: '*' },
      { owner, key: 'reference', data: by },
    ],
    outbox: Array.from({ length: by }, (_, at) => ({ id: `${owner} ${by} ${at}`, kind: 'mail', data: {} })),
    addresses: [{ key: `of ${owner}`, personId: owner }],
  })
  for (const by of [1, 2, 1, 3]) {
    await add(store, owner, by, wiping(by))
    await execute(store, sha256, counter, owner, { type: 'Label', status: `closed ${by}` }, evidence, wiping(by))
    expect(await store.vault.all(owner)).toEqual({ reference: by })
  }
  expect([await totalOf(store, owner), (await store.load([owner]))[0]!.status]).toEqual([7, 'closed 3'])
  await store.close()
})

test('no statement has a name that PostgreSQL would cut', () => {
  const row = {}
  const all = { moved: [row], movedIndexed: [row], begun: [row], vaultDelete: [row], vaultPut: [row], outbox: [row], address: [row] }
  const several = Object.fromEntries([...Object.keys(all), 'ledger'].map((part) => [part, [row, row]])) as Record<CommitPart, Row[]>
  const names = [commitStatement({ ...all, ledger: [row] }).name, commitStatement(several).name]
  expect(new Set(names).size).toBe(2)
  for (const name of names) expect(name.length).toBeLessThan(64)
})
