import type { OverviewView } from '#api/contract/data.ts'
import { todayOf } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { firstDayKeptUntil } from '#domain/kept-until.ts'
import { addDays, addPeriod } from '#domain/legal-clock.ts'
import { type Deadline, type Known, page, tallies } from '#sources/gather.ts'
import { dayOf } from '#sources/wanted-items.ts'

type NextErasure = OverviewView['categories'][number]['nextErasure']

/** When items of a category leave next, and how many: by its oldest item whose time is not over yet, and a count of its days. */
export async function nextErasure(host: Host, known: readonly Known[], category: string, until: Deadline): Promise<NextErasure> {
  const { tenant, sources } = host
  const retention = tenant.categories.find(({ id }) => id === category)?.retention
  if (retention?.kind !== 'period') return undefined
  const { period } = retention
  const from = firstDayKeptUntil(todayOf(host), period)
  const oldest = await page(sources, known, { wanted: { categories: [category], from }, order: 'oldest', limit: 1 }, until)
  const day = oldest.items[0] && dayOf(oldest.items[0], tenant.organisation.timeZone)
  if (!day) return undefined
  const on = addPeriod(day, period)
  // At the end of a month several days lead to the same one.
  const to = addDays(firstDayKeptUntil(addDays(on, 1), period), -1)
  const { tallies: counted } = await tallies(known, { categories: [category], from: day, to }, until)
  return { on, count: counted.flatMap(({ tally }) => tally).reduce((count, one) => count + one.count, 0) }
}
