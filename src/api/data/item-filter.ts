import type { z } from 'zod/mini'
import type { itemsQuery } from '#api/contract/data.ts'
import type { Tenant } from '#domain/tenant.ts'
import { type Wanted, wordsOfSearch } from '#domain/wanted.ts'

type Query = z.infer<typeof itemsQuery>

/** What a query looks for. A category the tenant does not know is used for nothing that is known, so it is in no purpose. */
export function wantedOf(tenant: Tenant, { category, system, purpose, basis, from, to, q }: Query): Wanted {
  const words = wordsOfSearch(q ?? '')
  const categories =
    purpose || basis ? categoriesFor(tenant, purpose, basis).filter((id) => !category || id === category) : category && [category]
  return {
    ...(categories && { categories }),
    ...(system && { system }),
    ...(from && { from }),
    ...(to && { to }),
    ...(words.length > 0 && { words }),
  }
}

/** Ids of the categories used for a purpose, and for any on a legal basis. */
function categoriesFor({ categories, purposes }: Tenant, purpose: string | undefined, basis: Query['basis']): string[] {
  const onBasis = purposes.filter((one) => !basis || one.basis === basis).map(({ id }) => id)
  return categories
    .filter((category) => !purpose || category.purposes.includes(purpose))
    .filter((category) => !basis || category.purposes.some((id) => onBasis.includes(id)))
    .map(({ id }) => id)
}
