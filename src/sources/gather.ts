import type { Order, Tally, Wanted } from '#domain/wanted.ts'
import { byOrder, inOrder } from './in-order.ts'
import { inTime } from './patience.ts'
import type { Item, Place, ProvenAddress, Source, Subject } from './source.ts'
import { Silence } from './watched.ts'

/** A system that did not answer, wholly or from some point on: what it holds is missing (ACC-15). */
export interface SilentSource {
  source: string
  name: string
  /** Instant. */
  since: string
}

/** As whom one source knows somebody. */
export interface Known {
  source: Source
  subjects: readonly Subject[]
}

/** How long an answer may take in all, however many questions it asks. */
export interface Deadline {
  /** Milliseconds; never below zero. */
  left(): number
  now(): Date
}

export function deadline(now: () => Date, ms = 1800): Deadline {
  const end = performance.now() + ms
  return { left: () => Math.max(0, end - performance.now()), now }
}

/** The last item of a page, over all sources. */
export interface Cursor {
  at?: string
  source: string
  id: string
}

/** As whom the sources know whoever has the addresses; those that know nobody are left out. */
export async function findAll(
  sources: readonly Source[],
  addresses: readonly ProvenAddress[],
  until: Deadline,
): Promise<{ known: Known[]; silent: SilentSource[] }> {
  const { answers, silent } = await askAll(
    sources.map((source) => ({ source })),
    ({ source }) => source.find(addresses),
    until,
  )
  const known = answers.map(({ of: { source }, answer: subjects }) => ({ source, subjects }))
  return { known: known.filter(({ subjects }) => subjects.length > 0), silent }
}

/** What each source holds that is wanted, counted. */
export async function tallies(
  known: readonly Known[],
  wanted: Wanted | undefined,
  until: Deadline,
): Promise<{ tallies: { known: Known; tally: Tally[] }[]; silent: SilentSource[] }> {
  const { answers, silent } = await askAll(known, ({ source, subjects }) => source.tally(subjects, wanted), until)
  return { tallies: answers.map(({ of, answer }) => ({ known: of, tally: answer })), silent }
}

/**
 * One page of what all sources hold, in order; of the same moment by the order of `sources`. A source that falls silent holds up
 * nobody: what it said until then is shown.
 *
 * @param sources all there are: the cursor may stand in one that is silent now
 */
export async function page(
  sources: readonly Source[],
  known: readonly Known[],
  { wanted, order, cursor, limit }: { wanted?: Wanted; order?: Order; cursor?: Cursor; limit: number },
  until: Deadline,
): Promise<{ items: Item[]; next?: Cursor; silent: SilentSource[] }> {
  const placeOf = ({ id }: Source) => sources.findIndex((source) => source.id === id)
  const cursorPlace = sources.findIndex(({ id }) => id === cursor?.source)
  const come = new Map(known.map((one) => [one, [] as Item[]]))
  const { silent } = await askAll(
    known,
    async (one) => {
      const side = placeOf(one.source) - cursorPlace
      const after: Place | undefined = cursor && { at: cursor.at, ...(side === 0 && { id: cursor.id }) }
      const items = come.get(one)!
      for await (const item of one.source.read(one.subjects, { wanted, order, after })) {
        // Sources before that of the cursor have shown all they hold of its moment.
        if (cursor && side < 0 && item.at === cursor.at) continue
        items.push(item)
        if (items.length > limit || until.left() === 0) break
      }
    },
    until,
  )
  const inPlaces = known.toSorted((a, b) => placeOf(a.source) - placeOf(b.source))
  // The sort is stable: of the same moment, what stands first stays first.
  const all = inPlaces.flatMap((one) => come.get(one)!).sort(byOrder(order))
  const items = all.slice(0, limit)
  const last = items.at(-1)
  const next = all.length > limit && last && { ...(last.at !== undefined && { at: last.at }), source: last.source, id: last.id }
  return { items, ...(next && { next }), silent }
}

/** Everything the sources hold, newest first, as a stream to be read once; `silent` is complete when it has ended. */
export function gather(known: readonly Known[], now: () => Date): { items: AsyncIterable<Item>; silent: readonly SilentSource[] } {
  const silent: SilentSource[] = []
  const streams = known.map(({ source, subjects }) =>
    ahead(source.read(subjects), (error) => {
      silent.push(silentSource(source, error, now))
    }),
  )
  return { items: inOrder(streams), silent }
}

const silentSource = ({ id, name }: Source, error: unknown, now: () => Date): SilentSource => ({
  source: id,
  name,
  since: error instanceof Silence ? error.since : now().toISOString(),
})

/** Asks all side by side; whoever does not answer until the deadline is silent. Both lists are in the order asked. */
async function askAll<Of extends { source: Source }, T>(asked: readonly Of[], question: (of: Of) => Promise<T>, until: Deadline) {
  const answers = await Promise.allSettled(asked.map((of) => inTime(question(of), until.left())))
  return {
    answers: answers.flatMap((answer, n) => (answer.status === 'fulfilled' ? [{ of: asked[n]!, answer: answer.value }] : [])),
    silent: answers.flatMap((answer, n) =>
      answer.status === 'rejected' ? [silentSource(asked[n]!.source, answer.reason, until.now)] : [],
    ),
  }
}

/** Reads one item ahead and begins at once; ends quietly, after `onSilent`, when the stream throws. */
function ahead(stream: AsyncIterable<Item>, onSilent: (error: unknown) => void): AsyncIterable<Item> {
  const steps = stream[Symbol.asyncIterator]()
  const step = () =>
    steps.next().then(
      (next) => ({ next }),
      (error: unknown) => ({ error }),
    )
  let coming = step()
  async function* items(): AsyncGenerator<Item> {
    try {
      for (;;) {
        const come = await coming
        if ('error' in come) return onSilent(come.error)
        if (come.next.done) return
        coming = step()
        yield come.next.value
      }
    } finally {
      // Not awaited: a hanging stream ends only when its system answers.
      steps.return?.().catch(() => undefined)
    }
  }
  return items()
}
