import type { StoredRecord } from './store.ts'

/** Whether `a` comes before `b`: later first, then by system and id backwards, so that the order is the same on every store. */
export function comesFirst(a: StoredRecord, b: StoredRecord): boolean {
  if (a.at !== b.at) return a.at > b.at
  return a.system === b.system ? a.id > b.id : a.system > b.system
}

/** Merges streams that are each newest first into one, holding one record of each. */
export async function* mergeNewestFirst(streams: readonly AsyncIterator<StoredRecord>[]): AsyncGenerator<StoredRecord> {
  const heads = await Promise.all(streams.map(async (stream) => ({ stream, next: await stream.next() })))
  for (;;) {
    const left = heads.filter(({ next }) => !next.done)
    if (left.length === 0) return
    const first = left.reduce((best, head) => (comesFirst(head.next.value, best.next.value) ? head : best))
    yield first.next.value
    first.next = await first.stream.next()
  }
}
