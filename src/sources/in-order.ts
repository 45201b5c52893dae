import type { Order } from '#domain/wanted.ts'
import type { Item } from './source.ts'

/** Below zero when `a` comes first. What has no date comes last either way. */
export const byOrder =
  (order: Order = 'newest') =>
  (a: Pick<Item, 'at'>, b: Pick<Item, 'at'>): number => {
    if (a.at === b.at) return 0
    if (a.at === undefined) return 1
    if (b.at === undefined) return -1
    return a.at > b.at === (order === 'newest') ? -1 : 1
  }

/** Merges streams that are in order into one that is; of the same moment, the earlier stream comes first. */
export function inOrder(streams: readonly AsyncIterable<Item>[], order?: Order): AsyncGenerator<Item> {
  const compare = byOrder(order)
  return merged(streams, (a, b) => compare(a, b) < 0)
}

/**
 * Merges streams that are in order already into one that is, holding one thing of each. Asks one stream at a time, since several may
 * share a connection; ends all of them when the reader leaves early.
 */
async function* merged<Thing>(streams: readonly AsyncIterable<Thing>[], isFirst: (a: Thing, b: Thing) => boolean): AsyncGenerator<Thing> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]())
  try {
    const heads: { iterator: AsyncIterator<Thing>; thing: Thing }[] = []
    for (const iterator of iterators) {
      const { value, done } = await iterator.next()
      if (!done) heads.push({ iterator, thing: value })
    }
    while (heads.length > 0) {
      const first = heads.reduce((best, head) => (isFirst(head.thing, best.thing) ? head : best))
      yield first.thing
      const { value, done } = await first.iterator.next()
      if (done) heads.splice(heads.indexOf(first), 1)
      else first.thing = value
    }
  } finally {
    for (const iterator of iterators) await iterator.return?.()
  }
}
