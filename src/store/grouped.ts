import type { Store } from './store.ts'

/** Keeps one group's statements and its share of memory bounded. */
const maxGroup = 256

/**
 * Loads and commits that arrive while one is under way go together into the next one. Nobody waits for company:
 * an act that comes alone is a group of one. Each caller gets its own results, or its own error.
 */
export function grouped(store: Store): Store {
  return {
    ...store,
    load: inGroups(store.load, theSockets),
    loadByAddress: inGroups(store.loadByAddress, theSockets),
    commit: inGroups(store.commit, theOthers),
    addresses: { ...store.addresses, find: inGroups(store.addresses.find, theSockets) },
  }
}

/**
 * Acts that came in with one read of the sockets get here one right after the other: let them, before a store that works
 * synchronously takes the whole thread for the first of them alone.
 */
const theSockets = () => new Promise<unknown>(setImmediate)

/** Acts that were loaded together decide in step, and have all got to their commit when the first one's turn is over. */
const theOthers = () => Promise.resolve()

interface Call<Item, Result> {
  items: readonly Item[]
  resolve(results: Result[]): void
  reject(error: unknown): void
}

type Batch<Item, Result> = (items: readonly Item[]) => Promise<Result[]>

function inGroups<Item, Result>(run: Batch<Item, Result>, waitFor: () => Promise<unknown>): Batch<Item, Result> {
  const waiting: Call<Item, Result>[] = []
  let underWay = false

  async function work() {
    underWay = true
    await waitFor()
    while (waiting.length > 0) await runTogether(run, nextGroup(waiting))
    underWay = false
  }

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject })
      if (!underWay) void work()
    })
}

/** At least one call, and no more than fit. */
function nextGroup<Item, Result>(waiting: Call<Item, Result>[]): Call<Item, Result>[] {
  let size = 0
  const tooMany = waiting.findIndex((call, at) => {
    size += call.items.length
    return at > 0 && size > maxGroup
  })
  return waiting.splice(0, tooMany === -1 ? waiting.length : tooMany)
}

async function runTogether<Item, Result>(run: Batch<Item, Result>, calls: Call<Item, Result>[]) {
  try {
    const results = await run(calls.flatMap((call) => call.items))
    let from = 0
    for (const { items, resolve } of calls) {
      resolve(results.slice(from, from + items.length))
      from += items.length
    }
  } catch (error) {
    // A group that fails has written nothing. One bad act must not spoil the others, so each goes alone.
    // (Where the connection broke over the answer it has written everything: each is stale now, and decides again.)
    if (calls.length === 1) calls[0]!.reject(error)
    else for (const call of calls) await run(call.items).then(call.resolve, call.reject)
  }
}
