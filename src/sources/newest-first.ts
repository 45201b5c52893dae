import type { Item } from './source.ts'

/** Below zero when `a` is the newer one. Without a date comes last. */
export const byNewest = (a: Pick<Item, 'at'>, b: Pick<Item, 'at'>): number =>
  a.at === b.at ? 0 : a.at === undefined ? 1 : b.at === undefined ? -1 : a.at > b.at ? -1 : 1

/**
 * Merges streams that are newest first into one that is, holding one item a stream.
 * Asks one stream at a time, since several may share a connection; ends all of them when the reader leaves early.
 */
export async function* newestFirst(streams: readonly AsyncIterable<Item>[]): AsyncGenerator<Item> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]())
  try {
    const heads: { iterator: AsyncIterator<Item>; item: Item }[] = []
    for (const iterator of iterators) {
      const { value, done } = await iterator.next()
      if (!done) heads.push({ iterator, item: value })
    }
    while (heads.length > 0) {
      const newest = heads.reduce((best, head) => (byNewest(head.item, best.item) < 0 ? head : best))
      yield newest.item
      const { value, done } = await newest.iterator.next()
      if (done) heads.splice(heads.indexOf(newest), 1)
      else newest.item = value
    }
  } finally {
    for (const iterator of iterators) await iterator.return?.()
  }
}
