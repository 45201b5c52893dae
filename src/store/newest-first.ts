import type { StoredRecord } from './store.ts'

/** Whether `a` comes before `b`: later first, then by system and id backwards, so that the order is the same on every store. */
export function comesFirst(a: StoredRecord, b: StoredRecord): boolean {
  if (a.at !== b.at) return a.at > b.at
  return a.system === b.system ? a.id > b.id : a.system > b.system
}

/**
 * Merges streams that are in order already into one that is, holding one thing of each. Asks one stream at a time, since several may
 * share a connection; ends all of them when the reader leaves early.
 */
export async function* merged<Thing>(
  streams: readonly AsyncIterable<Thing>[],
  isFirst: (a: Thing, b: Thing) => boolean,
): AsyncGenerator<Thing> {
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
