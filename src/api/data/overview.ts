import { Hono } from 'hono'
import { type OverviewView, overviewView } from '#api/contract/data.ts'
import type { Host } from '#api/host.ts'
import { answers } from '#api/http/validate.ts'
import { forPerson, type PersonEnv } from '#api/session/access.ts'
import type { Tally } from '#domain/wanted.ts'
import { page, tallies } from '#sources/gather.ts'
import { silentSources } from './holdings.ts'
import { nextErasure } from './next-erasure.ts'
import { type Own, subjectsOf } from './subjects-of.ts'

/** What is held, at a glance. It is counted where it lies: 100 items cost as much as 100,000. */
export const overviewApi = new Hono<PersonEnv>().use(forPerson).get('/', answers(overviewView), async (c) => {
  const { host } = c.var
  const own = await subjectsOf(c.var)
  const [counted, newest] = await Promise.all([
    tallies(own.known, undefined, own.until),
    page(host.sources, own.known, { limit: 1 }, own.until),
  ])
  const all = counted.tallies.flatMap(({ tally }) => tally)
  const newestAt = newest.items[0]?.at
  return c.json({
    readAt: host.now().toISOString(),
    total: sum(all),
    ...(newestAt && { newestAt }),
    categories: await categories(host, own, counted.tallies),
    systems: [...Map.groupBy(all, ({ system }) => system)].map(([name, held]) => ({ name, count: sum(held) })),
    months: months(all),
    silent: silentSources(host, [...own.silent, ...counted.silent, ...newest.silent]),
    ...(own.shared && { shared: own.shared }),
  })
})

type Counted = Awaited<ReturnType<typeof tallies>>['tallies']

const sum = (held: readonly Tally[]) => held.reduce((count, one) => count + one.count, 0)

/** In the tenant's order; what the tenant does not know comes last, but it is there. */
async function categories(host: Host, { until }: Own, counted: Counted): Promise<OverviewView['categories']> {
  const { tenant } = host
  const byCategory = Map.groupBy(
    counted.flatMap(({ tally }) => tally),
    ({ category }) => category,
  )
  const order = [...tenant.categories.map(({ id }) => id).filter((id) => byCategory.has(id)), ...byCategory.keys()]
  return Promise.all(
    [...new Set(order)].map(async (id) => {
      const held = byCategory.get(id)!
      const holders = counted.filter(({ tally }) => tally.some(({ category }) => category === id)).map(({ known }) => known)
      const leaving = await nextErasure(host, holders, id, until)
      const systems = [...new Set(held.map(({ system }) => system))].sort()
      return { id, count: sum(held), systems, ...(leaving && { nextErasure: leaving }) }
    }),
  )
}

function months(all: readonly Tally[]): OverviewView['months'] {
  const dated = all.flatMap((one) => (one.month === undefined ? [] : [{ ...one, month: one.month }]))
  return [...Map.groupBy(dated, ({ month, category }) => `${month} ${category}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, held]) => ({ month: held[0]!.month, category: held[0]!.category, count: sum(held) }))
}
