import type { z } from 'zod/mini'
import type { itemsQuery } from '#api/contract/data.ts'
import { localDate } from '#domain/legal-clock.ts'
import type { Tenant } from '#domain/tenant.ts'
import type { Item } from '#sources/source.ts'
import { factsOf } from './holdings.ts'

type Query = z.infer<typeof itemsQuery>

/** The items that pass every filter of the query, in its order; those without a date come last either way. */
export function filterItems(tenant: Tenant, items: readonly Item[], query: Query): Item[] {
  const passing = items.filter((item) => matches(tenant, item, query))
  if (query.sort !== 'oldest') return passing
  const [dated, undated] = [passing.filter((item) => item.at), passing.filter((item) => !item.at)]
  return [...dated.reverse(), ...undated]
}

function matches(tenant: Tenant, item: Item, { category, system, purpose, basis, from, to, q }: Query): boolean {
  if (category && item.category !== category) return false
  if (system && item.system !== system) return false
  const purposes: readonly string[] = purpose || basis ? factsOf(tenant, item).purposes : []
  if (purpose && !purposes.includes(purpose)) return false
  if (basis && !tenant.purposes.some((one) => one.basis === basis && purposes.includes(one.id))) return false
  const day = from || to ? dayOf(item, tenant.organisation.timeZone) : undefined
  if ((from && !(day && day >= from)) || (to && !(day && day <= to))) return false
  return !q || holdsWords(item, q)
}

/** Local date of the item in the legal time zone. */
export function dayOf({ at }: Item, timeZone: string): string | undefined {
  return at && at.length > 'YYYY-MM-DD'.length ? localDate(at, timeZone) : at
}

/** Every word of the search stands somewhere in the item; case does not count. */
function holdsWords({ title, system, values, parts = [] }: Item, q: string): boolean {
  const all = [...values, ...parts.flatMap((part) => [{ value: part.title }, ...part.values])]
  const text = [title, system, ...all.map(({ value }) => value)].join('\n').toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
