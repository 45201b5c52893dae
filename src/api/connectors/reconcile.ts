import type { Host } from '#api/host.ts'
import type { Effect } from '#store/store.ts'
import { type Keeper, lookKind } from './source-effects.ts'

const batch = 200

const placeName = ({ id }: Keeper) => `reconcile/${id}`
const doneName = ({ id }: Keeper) => `reconciled/${id}`

/** Instant at which the last reconciliation that came to its end began; undefined before the first. */
export const lastReconciled = ({ store }: Host, source: Keeper): Promise<string | undefined> => store.bookmarks.read(doneName(source))

/**
 * Looks again at everybody a system has changed since the last time, heard of or not; with `all` at everybody. Answers how many that are.
 * Where it stopped is kept after what was found is queued: cut short, it looks at some twice and misses nobody.
 */
export async function reconcile(host: Host, source: Keeper, { all = false } = {}): Promise<number> {
  const { bookmarks, outbox } = host.store
  const begun = host.now().toISOString()
  let place = await bookmarks.read(placeName(source))
  let count = 0
  for await (const changes of inBatches(source.choices.changed(all ? undefined : place))) {
    await outbox.add(changes.map(({ ref }): Effect => ({ id: host.newId(), kind: lookKind(source.id), data: { ref } })))
    host.effectsWaiting()
    count += changes.length
    const next = earlier(changes.at(-1)!.at, begun)
    // Whoever looks at all begins long before the place.
    if (place !== undefined && Date.parse(next) <= Date.parse(place)) continue
    place = next
    await bookmarks.write(placeName(source), place)
  }
  await bookmarks.write(doneName(source), begun)
  return count
}

/** A change that is dated in the future would hide every other until then. */
const earlier = (one: string, other: string) => (Date.parse(one) < Date.parse(other) ? one : other)

async function* inBatches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let some: Item[] = []
  for await (const item of items) {
    some.push(item)
    if (some.length < batch) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
