const chunk = 500

/** Does the work on so many at a time, in order; in between others get their turn, for a click must not wait for a mailing. */
export async function inChunks<Item, Result>(
  items: readonly Item[],
  work: (some: readonly Item[]) => readonly Result[] | Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += chunk) {
    if (from > 0) await new Promise((go) => setTimeout(go))
    results.push(...(await work(items.slice(from, from + chunk))))
  }
  return results
}
