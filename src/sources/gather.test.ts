import { expect, test } from 'vitest'
import { gather, gatherAll } from './gather.ts'
import type { Item, Source } from './source.ts'
import { ada } from './source-contract.ts'

/** A source of items with the given dates; `trouble` comes after them. */
function sourceOf(id: string, dates: (string | undefined)[], trouble?: () => Promise<never>): Source & { ended: boolean } {
  const source = {
    ended: false,
    id,
    name: `The ${id}`,
    can: [],
    find: async () => [{ ref: '1' }],
    search: async () => [],
    async *read() {
      try {
        for (const [n, at] of dates.entries())
          yield { id: `${id}-${n}`, source: id, system: id, category: 'c', title: 't', at, origin: 'provided', values: [] } as Item
        await trouble?.()
      } finally {
        source.ended = true
      }
    },
    correct: async () => ({ category: 'c', result: 'not-possible' as const, count: 0 }),
    erase: async () => [],
    restrict: async () => ({ category: 'c', result: 'not-possible' as const, count: 0 }),
    health: async () => undefined,
  }
  return source
}
const hangs = () => new Promise<never>(() => undefined)
const throws = () => Promise.reject(new Error('connection lost'))
const patience = { timeoutMs: 200 }
const ids = (items: Item[]) => items.map((item) => item.id)

test('what several sources hold comes as one stream, newest first, without a date last', async () => {
  const shop = sourceOf('shop', ['2026-03-01', '2026-01-01', undefined])
  const desk = sourceOf('desk', ['2026-04-01', '2026-02-01T10:00:00.000Z'])
  const { items, silent } = await gatherAll([shop, desk], [ada], patience)
  expect(ids(items)).toEqual(['desk-0', 'shop-0', 'desk-1', 'shop-1', 'shop-2'])
  expect(silent).toEqual([])
})

test('an item without a date waits until all others have come, from whichever source', async () => {
  const undated = sourceOf('crm', [undefined])
  const dated = sourceOf('shop', ['2026-03-01', '2026-01-01'])
  for (const sources of [
    [undated, dated],
    [dated, undated],
  ]) {
    expect(ids((await gatherAll(sources, [ada], patience)).items)).toEqual(['shop-0', 'shop-1', 'crm-0'])
  }
})

test('ACC-15 a source that throws is named and the others are read', async () => {
  const faults: unknown[] = []
  const broken = { ...sourceOf('desk', []), find: throws }
  const { items, silent } = await gatherAll([broken, sourceOf('shop', ['2026-01-01'])], [ada], {
    ...patience,
    onSilent: (source, error) => faults.push(source.id, (error as Error).message),
  })
  expect(ids(items)).toEqual(['shop-0'])
  expect(silent).toEqual([{ source: 'desk', name: 'The desk' }])
  expect(faults).toEqual(['desk', 'connection lost'])
})

test('ACC-15 a source that hangs falls silent after its time, with what it said before', async () => {
  const sources = [sourceOf('desk', ['2026-05-01'], hangs), sourceOf('shop', ['2026-01-01']), { ...sourceOf('crm', []), find: hangs }]
  const { items, silent } = await gatherAll(sources, [ada], patience)
  expect(ids(items)).toEqual(['desk-0', 'shop-0'])
  expect(silent.map(({ source }) => source).sort()).toEqual(['crm', 'desk'])
})

test('ACC-15 a source that is slow but alive is waited for, and falls silent when it hangs later', async () => {
  const slow = sourceOf('desk', ['2026-05-01', '2026-04-01'])
  const { read } = slow
  slow.read = async function* (subjects) {
    for await (const item of read(subjects)) {
      await new Promise((resolve) => setTimeout(resolve, 120))
      yield item
    }
    await hangs()
  }
  const { items, silent } = await gatherAll([slow], [ada], patience)
  expect(ids(items)).toEqual(['desk-0', 'desk-1'])
  expect(silent).toHaveLength(1)
})

test('all sources are asked before the first one has answered', async () => {
  const asked: string[] = []
  const slow = (id: string): Source => ({
    ...sourceOf(id, []),
    find() {
      asked.push(id)
      return hangs()
    },
  })
  const { items } = gather([slow('one'), slow('two')], [ada], patience)
  expect(asked).toEqual(['one', 'two'])
  await Array.fromAsync(items)
})

test('a slow reader does not make a source silent', async () => {
  const { items, silent } = gather([sourceOf('shop', ['2026-02-01', '2026-01-01'])], [ada], patience)
  const seen: string[] = []
  for await (const item of items) {
    seen.push(item.id)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  expect(seen).toEqual(['shop-0', 'shop-1'])
  expect(silent).toEqual([])
})

test('a reader who leaves early ends every source', async () => {
  const sources = [sourceOf('shop', ['2026-02-01', '2026-01-01', '2025-01-01']), sourceOf('desk', ['2026-02-01', '2026-01-01'])]
  for await (const _ of gather(sources, [ada], patience).items) break
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(sources.map((source) => source.ended)).toEqual([true, true])
})
