import { expect, test } from 'vitest'
import { searchedText } from '#domain/searched-text.ts'
import type { Tally, Wanted } from '#domain/wanted.ts'
import { byOrder } from './in-order.ts'
import type { Item, ProvenAddress, Reading, Source } from './source.ts'
import type { Opened } from './source-contract.ts'
import { dayOf, isWanted, tallied } from './wanted-items.ts'

const orders = ['newest', 'oldest'] as const
const ids = (items: readonly Item[]) => items.map(({ id }) => id)

/** Wishes of every kind, each made of what is held, so that most of them match something. */
function wishes(items: readonly Item[], timeZone: string): Wanted[] {
  const categories = [...new Set(items.map(({ category }) => category))]
  const days = [...new Set(items.flatMap((item) => dayOf(item, timeZone) ?? []))].sort()
  const words = items.flatMap((item) => searchedText(item).split(/\s+/).filter(Boolean)).slice(0, 60)
  const [from, to] = [days[Math.floor(days.length / 2)], days.at(-1)]
  return [
    {},
    { categories: [] },
    { categories },
    ...categories.map((category) => ({ categories: [category] })),
    ...items.map(({ system }) => ({ system })),
    { system: 'no such system' },
    ...days.flatMap((day) => [{ from: day }, { to: day }, { from: day, to: day }]),
    ...['0000-01-01', '0001-01-01', '0001-01-02', '9999-12-31'].flatMap((day) => [{ from: day }, { to: day }]),
    ...words.map((word) => ({ words: [word] })),
    { words: words.slice(0, 2) },
    { words: [items[0]!.title.toLowerCase().slice(1, -1).split(' ')[0]!] },
    { words: ['%'] },
    { words: ['_'] },
    { words: ['no such word'] },
    { categories: categories.slice(0, 1), from, to, words: words.slice(0, 1) },
  ]
}

const sorted = (tallies: readonly Tally[]) =>
  tallies.map((tally) => JSON.stringify([tally.category, tally.system, tally.month, tally.count])).sort()

/** What a source keeps when not everything is asked of it. */
export function readingContract(opened: () => Opened, timeZone: string, ada: ProvenAddress, bo: ProvenAddress): void {
  const read = async (source: Source, reading?: Reading) => Array.fromAsync(source.read(await source.find([ada]), reading))

  test.each(orders)('what is wanted comes, all of it and nothing else, %s first', async (order) => {
    const { source } = opened()
    const all = await read(source, { order })
    expect(ids(all).sort()).toEqual(ids(await read(source)).sort())
    expect(all).toEqual(all.toSorted(byOrder(order)))
    for (const wanted of wishes(all, timeZone)) {
      const expected = all.filter((item) => isWanted(item, wanted, timeZone))
      expect(ids(await read(source, { wanted, order })), JSON.stringify(wanted)).toEqual(ids(expected))
    }
  })

  test.each(orders)('a reading goes on where another one ended, %s first', async (order) => {
    const { source } = opened()
    const all = await read(source, { order })
    for (const [n, { at, id, category }] of all.entries()) {
      const moment = all.findIndex((item) => item.at === at)
      expect(ids(await read(source, { order, after: { at, id } })), id).toEqual(ids(all.slice(n + 1)))
      expect(ids(await read(source, { order, after: { at } })), `from ${at}`).toEqual(ids(all.slice(moment)))
      // Whoever knows no order within a moment begins with its first item; nothing behind the place may be missing.
      const gone = ids(await read(source, { order, after: { at, id: `${id}-gone` } }))
      expect(gone, 'the item has gone').toEqual(gone.length === 0 ? [] : ids(all).slice(-gone.length))
      expect(gone.length).toBeLessThanOrEqual(all.length - moment)
      expect(gone.length).toBeGreaterThanOrEqual(all.length - all.findLastIndex((item) => item.at === at) - 1)
      const alike = all.slice(n + 1).filter((item) => item.category === category)
      expect(ids(await read(source, { order, after: { at, id }, wanted: { categories: [category] } }))).toEqual(ids(alike))
    }
    expect(ids(await read(source, { order, after: { at: '0001-01-01' } }))).toEqual(
      ids(order === 'oldest' ? all : all.filter((item) => item.at === undefined)),
    )
  })

  test('one item is the same as in the whole, and only its owner gets it', async () => {
    const { source } = opened()
    const subjects = await source.find([ada])
    for (const item of await read(source)) {
      expect(await source.one(subjects, item.id)).toEqual(item)
      expect(await source.one(await source.find([bo]), item.id)).toBeUndefined()
      expect(await source.one([], item.id)).toBeUndefined()
    }
    for (const id of ['', 'no such item', ':', "' or 1=1 --", '%']) expect(await source.one(subjects, id), id).toBeUndefined()
  })

  test('the count is what a reading would have come to', async () => {
    const { source } = opened()
    const subjects = await source.find([ada])
    const all = await read(source)
    expect(sorted(await source.tally(subjects))).toEqual(sorted(await tallied(all, timeZone)))
    for (const wanted of wishes(all, timeZone)) {
      const expected = all.filter((item) => isWanted(item, wanted, timeZone))
      expect(sorted(await source.tally(subjects, wanted)), JSON.stringify(wanted)).toEqual(sorted(await tallied(expected, timeZone)))
    }
    expect(await source.tally([])).toEqual([])
  })

  test('ACC-10 what is redacted stands there with its reason, and is neither shown nor found', async () => {
    const { source, hidden } = opened()
    const items = await read(source)
    const values = items.flatMap((item) => [...item.values, ...(item.parts ?? []).flatMap((part) => part.values)])
    const redacted = values.filter((value) => value.redacted)
    expect(redacted.map(({ value }) => value)).toEqual(redacted.map(() => null))
    expect(redacted.length > 0, 'a fixture with something to hide').toBe(hidden !== undefined)
    if (!hidden) return
    expect(JSON.stringify(items)).not.toContain(hidden)
    expect(await read(source, { wanted: { words: [hidden.toLowerCase()] } })).toEqual([])
  })
}
