import { localDate } from '#domain/legal-clock.ts'
import { searchedText } from '#domain/searched-text.ts'
import type { Tally, Wanted } from '#domain/wanted.ts'
import { byOrder } from './in-order.ts'
import type { Item, Place, Reading } from './source.ts'

/** Local date of an item in the legal time zone; a date is one as it is. The outermost days of the calendar go by UTC: beyond them years have no four digits. */
export function dayOf({ at }: Pick<Item, 'at'>, timeZone: string): string | undefined {
  if (!at || at.length <= 'YYYY-MM-DD'.length) return at
  return at < '0001-01-02' || at >= '9999-12-31' ? at.slice(0, 'YYYY-MM-DD'.length) : localDate(at, timeZone)
}

/** The rule every source keeps when it looks for what is wanted, however it does so. */
export function isWanted(item: Item, { categories, system, from, to, words }: Wanted, timeZone: string): boolean {
  if (categories && !categories.includes(item.category)) return false
  if (system !== undefined && item.system !== system) return false
  if (from || to) {
    const day = dayOf(item, timeZone)
    if (!day || (from && day < from) || (to && day > to)) return false
  }
  if (!words?.length) return true
  const text = searchedText(item)
  return words.every((word) => text.includes(word))
}

/**
 * A reading for sources that cannot look for something themselves.
 *
 * @param items everything, newest first; `oldest` reads it into memory
 */
export async function* narrowed(
  items: AsyncIterable<Item> | Iterable<Item>,
  { wanted, order, after }: Reading,
  timeZone: string,
): AsyncGenerator<Item> {
  const ordered = order === 'oldest' ? turned(await Array.fromAsync(items)) : items
  for await (const item of after ? beyond(ordered, after, byOrder(order)) : ordered) {
    if (!wanted || isWanted(item, wanted, timeZone)) yield item
  }
}

const turned = (items: Item[]): Item[] => [
  ...items.filter(({ at }) => at !== undefined).reverse(),
  ...items.filter(({ at }) => at === undefined),
]

async function* beyond(
  items: AsyncIterable<Item> | Iterable<Item>,
  { at, id }: Place,
  compare: ReturnType<typeof byOrder>,
): AsyncGenerator<Item> {
  // What shares the moment of the place may stand before it. Only when the moment has passed it is certain that the item has gone.
  let moment: Item[] | undefined = id === undefined ? undefined : []
  for await (const item of items) {
    const side = compare(item, { at })
    if (side < 0) continue
    if (moment && side === 0) {
      if (item.id === id) moment = undefined
      else moment.push(item)
      continue
    }
    if (moment) yield* moment
    moment = undefined
    yield item
  }
  if (moment) yield* moment
}

/** Counts for sources that cannot count themselves. */
export async function tallied(items: AsyncIterable<Item> | Iterable<Item>, timeZone: string): Promise<Tally[]> {
  const tallies = new Map<string, Tally>()
  for await (const item of items) {
    const { category, system } = item
    const month = dayOf(item, timeZone)?.slice(0, 'YYYY-MM'.length)
    const key = JSON.stringify([category, system, month])
    const tally = tallies.get(key) ?? { category, system, ...(month && { month }), count: 0 }
    tally.count += 1
    tallies.set(key, tally)
  }
  return [...tallies.values()]
}
