import { expect, test } from 'vitest'
import type { Entry, Store } from '#store/store.ts'
import type { Both } from '#store/store-contract.ts'
import { add, newStream } from './counter.ts'

export function feedContract(both: Both) {
  test('the feed gives entries after a position, in order, as many as asked for', async () => {
    const { store } = both()
    const tip = await store.tip()
    const { entries } = await add(store, newStream(), 3)
    expect(await store.changes(tip, 10)).toEqual(entries)
    expect(await store.changes(tip, 2)).toEqual(entries.slice(0, 2))
    expect(await store.changes(tip + 2n, 10)).toEqual(entries.slice(2))
    expect(await store.tip()).toBe(tip + 3n)
  })

  test('a reader who follows while others write skips nothing and gets nothing twice', async () => {
    const { store, other } = both()
    const tip = await store.tip()
    const writer = async (node: Store) => {
      const stream = newStream()
      for (let acts = 0; acts < 20; acts++) await add(node, stream, (acts % 3) + 1)
    }
    const writing = { done: false }
    const writers = Promise.all([store, other, store, other, store, other].map(writer)).finally(() => {
      writing.done = true
    })
    const read: Entry[] = []
    while (!writing.done) {
      await new Promise(setImmediate)
      read.push(...(await store.changes(read.at(-1)?.position ?? tip, 7)))
    }
    await writers
    read.push(...(await store.changes(read.at(-1)?.position ?? tip, 10_000)))

    const everything = await store.changes(tip, 10_000)
    expect(read.map(({ position }) => position)).toEqual(everything.map(({ position }) => position))
    expect(everything.map(({ position }) => position)).toEqual(everything.map((_, at) => tip + BigInt(at + 1)))
  })
}
