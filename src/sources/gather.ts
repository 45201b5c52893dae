import { newestFirst } from './newest-first.ts'
import type { Item, ProvenAddress, Source } from './source.ts'

/** A system that did not answer, wholly or from some point on: what it holds is missing (ACC-15). */
export interface SilentSource {
  source: string
  name: string
}

export interface Gathered {
  /** Newest first over all sources. Can be read once. */
  items: AsyncIterable<Item>
  /** Complete when `items` has ended. */
  silent: readonly SilentSource[]
}

export interface Patience {
  /** Longest wait for the next item of one source, in milliseconds. */
  timeoutMs: number
  /** For the log; the person sees the name of the source only. */
  onSilent?: (source: Source, error: unknown) => void
}

/**
 * Everything all sources hold about whoever has the addresses. The sources are asked side by side, from now on;
 * one that throws or hangs falls silent and holds up the others no longer than `timeoutMs`.
 */
export function gather(sources: readonly Source[], addresses: readonly ProvenAddress[], patience: Patience): Gathered {
  const silent: SilentSource[] = []
  const streams = sources.map((source) =>
    ahead(held(source, addresses), patience.timeoutMs, (error) => {
      silent.push({ source: source.id, name: source.name })
      patience.onSilent?.(source, error)
    }),
  )
  return { items: newestFirst(streams), silent }
}

/** The same for lists and overviews, which filter and sort in memory. */
export async function gatherAll(
  sources: readonly Source[],
  addresses: readonly ProvenAddress[],
  patience: Patience,
): Promise<{ items: Item[]; silent: readonly SilentSource[] }> {
  const { items, silent } = gather(sources, addresses, patience)
  return { items: await Array.fromAsync(items), silent }
}

async function* held(source: Source, addresses: readonly ProvenAddress[]): AsyncGenerator<Item> {
  const subjects = await source.find(addresses)
  if (subjects.length > 0) yield* source.read(subjects)
}

type Step = { next: IteratorResult<Item> } | { error: unknown }

/** Reads one item ahead and begins at once; ends quietly, after `onSilent`, when the stream throws or hangs. */
function ahead(stream: AsyncGenerator<Item>, timeoutMs: number, onSilent: (error: unknown) => void): AsyncIterable<Item> {
  const step = patient(stream, timeoutMs)
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
      stream.return(undefined).catch(() => undefined)
    }
  }
  return items()
}

/** Asks for the next item and gives up after `timeoutMs`. One timer a stream, not one an item: there may be a million. */
function patient(stream: AsyncGenerator<Item>, timeoutMs: number): () => Promise<Step> {
  let giveUp: ((step: Step) => void) | undefined
  let askedAt = 0
  let isWatched = false
  const watch = (ms: number) => {
    isWatched = true
    setTimeout(() => {
      isWatched = false
      const left = askedAt + timeoutMs - performance.now()
      if (giveUp && left > 0) watch(left)
      else giveUp?.({ error: new Error(`no answer within ${timeoutMs} ms`) })
    }, ms)
  }
  return () =>
    new Promise((resolve) => {
      const settle = (step: Step) => {
        giveUp = undefined
        resolve(step)
      }
      giveUp = resolve
      askedAt = performance.now()
      if (!isWatched) watch(timeoutMs)
      stream.next().then(
        (next) => settle({ next }),
        (error: unknown) => settle({ error }),
      )
    })
}
