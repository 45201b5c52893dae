import type { Tally, Wanted } from '#domain/wanted.ts'
import { dayOf, tallied } from '#sources/wanted-items.ts'
import { mayHold, type Reader, readItems, within } from './sql-read.ts'

/** Counts in the database by category and month; a search for words is read. */
export async function tallyItems(reader: Reader, wanted: Wanted = {}): Promise<Tally[]> {
  const { session, plans, refs, system, timeZone } = reader
  if (wanted.words?.length) return tallied(readItems(reader, { wanted }), timeZone)
  const tallies = new Map<string, Tally>()
  for (const plan of plans.filter((one) => mayHold(one, wanted, system))) {
    const { category } = plan.item
    for (const [moment, count] of await session.rows(plan.counts(refs, within(plan, wanted, timeZone)))) {
      const at = plan.moments?.timeOf(moment!)
      const when = at && dayOf({ at }, timeZone)?.slice(0, 'YYYY-MM'.length)
      const key = `${category} ${when}`
      const tally = tallies.get(key) ?? { category, system, ...(when && { month: when }), count: 0 }
      tally.count += Number(count)
      tallies.set(key, tally)
    }
  }
  return [...tallies.values()].filter(({ count }) => count > 0)
}
