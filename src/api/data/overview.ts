import { Hono } from 'hono'
import { type OverviewView, overviewView } from '#api/contract/data.ts'
import type { Host } from '#api/host.ts'
import { answers } from '#api/http/validate.ts'
import { forPerson, type PersonEnv } from '#api/session/access.ts'
import { localDate } from '#domain/legal-clock.ts'
import type { Item } from '#sources/source.ts'
import { factsOf, holdings } from './holdings.ts'
import { dayOf } from './item-filter.ts'

/** What is held, at a glance. */
export const overviewApi = new Hono<PersonEnv>().use(forPerson).get('/', answers(overviewView), async (c) => {
  const { host } = c.var
  const { items, silent } = await holdings(c.var)
  return c.json({ ...glance(host, items), silent })
})

type Glance = Omit<OverviewView, 'silent'>

function glance(host: Host, items: readonly Item[]): Glance {
  const readAt = host.now().toISOString()
  const newestAt = items.find(({ at }) => at)?.at
  return {
    readAt,
    total: items.length,
    ...(newestAt && { newestAt }),
    categories: categories(host, items, localDate(readAt, host.tenant.organisation.timeZone)),
    systems: [...counted(items, ({ system }) => system)].map(([name, count]) => ({ name, count })),
    months: months(items, host.tenant.organisation.timeZone),
  }
}

/** In the tenant's order; what the tenant does not know comes last, but it is there. */
function categories({ tenant }: Host, items: readonly Item[], today: string): Glance['categories'] {
  const byCategory = Map.groupBy(items, ({ category }) => category)
  const order = [...tenant.categories.map(({ id }) => id).filter((id) => byCategory.has(id)), ...byCategory.keys()]
  return [...new Set(order)].map((id) => {
    const own = byCategory.get(id)!
    const ends = own.map((item) => factsOf(tenant, item).keptUntil ?? '').filter((on) => on >= today)
    const on = ends.sort((a, b) => a.localeCompare(b))[0]
    const nextErasure = on && { on, count: ends.filter((end) => end === on).length }
    return { id, count: own.length, systems: [...new Set(own.map(({ system }) => system))].sort(), ...(nextErasure && { nextErasure }) }
  })
}

function months(items: readonly Item[], timeZone: string): Glance['months'] {
  const dated = items.filter(({ at }) => at)
  const counts = counted(dated, (item) => `${dayOf(item, timeZone)!.slice(0, 'YYYY-MM'.length)} ${item.category}`)
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => {
      const [month, category] = key.split(' ') as [string, string]
      return { month, category, count }
    })
}

function counted<T>(list: readonly T[], nameOf: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1)
  return counts
}
