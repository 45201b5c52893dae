import { expect, test } from 'vitest'
import { memoryStore } from '#store/memory/memory-store.ts'
import { add, changeFor, newStream, totalOf } from './contract/counter.ts'
import { grouped } from './grouped.ts'
import type { Store } from './store.ts'

/** A store that notes the size of each group, and takes its time. */
function slowStore() {
  const store = memoryStore()
  const sizes = { load: [] as number[], commit: [] as number[] }
  const slow: Store = {
    ...store,
    async load(streams) {
      sizes.load.push(streams.length)
      await new Promise(setImmediate)
      return store.load(streams)
    },
    async commit(changes) {
      sizes.commit.push(changes.length)
      await new Promise(setImmediate)
      return store.commit(changes)
    },
  }
  return { store, slow, sizes }
}

test('an act alone goes at once, as a group of one', async () => {
  const { slow, sizes } = slowStore()
  await add(grouped(slow), newStream())
  expect(sizes).toEqual({ load: [1], commit: [1] })
})

test('acts that come together go together', async () => {
  const { slow, sizes } = slowStore()
  const store = grouped(slow)
  const streams = Array.from({ length: 10 }, () => newStream())
  const done = await Promise.all(streams.map((stream) => add(store, stream)))
  expect(done.map(({ snapshot }) => snapshot.stream)).toEqual(streams)
  expect(sizes).toEqual({ load: [10], commit: [10] })
})

test('acts that arrive while one is under way share the next load and the next commit', async () => {
  const { slow, sizes } = slowStore()
  const store = grouped(slow)
  const first = add(store, newStream())
  while (sizes.load.length === 0) await new Promise(setImmediate)
  await Promise.all([first, ...Array.from({ length: 9 }, () => add(store, newStream()))])
  expect(sizes).toEqual({ load: [1, 9], commit: [1, 9] })
})

test('a group has a limit, and a call that is larger goes alone', async () => {
  const { slow, sizes } = slowStore()
  const store = grouped(slow)
  const calls = [1, 200, 100, 300, 1].map((size) => store.load(Array.from({ length: size }, () => newStream())))
  expect((await Promise.all(calls)).map(({ length }) => length)).toEqual([1, 200, 100, 300, 1])
  expect(sizes.load).toEqual([201, 100, 300, 1])
})

test('one act that cannot be written fails alone', async () => {
  const { store: inner, slow } = slowStore()
  const store = grouped(slow)
  const [first, bad, good] = [newStream(), newStream(), newStream()]
  const changes = await Promise.all([
    changeFor(inner, first),
    // No store can write a bigint.
    changeFor(inner, bad, () => ({ vault: [{ owner: bad, key: 'name', data: 1n }] })),
    changeFor(inner, good),
  ])
  const results = await Promise.allSettled(changes.map((change) => store.commit([change])))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await Promise.all([first, bad, good].map((stream) => totalOf(inner, stream)))).toEqual([1, undefined, 1])
})

test('everything else is the store behind', () => {
  const { slow } = slowStore()
  expect(grouped(slow).vault).toBe(slow.vault)
})
