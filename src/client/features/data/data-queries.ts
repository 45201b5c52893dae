import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ItemsCount, ItemsPage, ItemView } from '#api/contract/data.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import { today } from '#client/lib/format.ts'
import { type Filters, itemsAsked, noFilters } from './filters.ts'

/** Rows one answer holds. */
export const pageSize = 50

/** An address can ask for more rows than anybody read; so many answers are fetched at once, and the rest at a press each. */
const mostPages = 100

/** How many rows an address shows: whole pages. */
export const rowsOf = (shown: string | null) => Math.max(1, Math.ceil((Number(shown) || 0) / pageSize)) * pageSize

const asked = (filters: Filters, category: string | undefined) => ({
  ...itemsAsked(filters, today(new Date())),
  ...(category && { category }),
})

export const itemsQuery = (filters: Filters, category?: string) =>
  infiniteQueryOptions({
    queryKey: ['items', category ?? '', filters],
    queryFn: ({ pageParam }): Promise<ItemsPage> =>
      unwrap(api.items.$get({ query: { ...asked(filters, category), ...(pageParam && { after: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** How many there are; asked beside the rows, which do not wait for it. */
export const countQuery = (filters: Filters, category?: string) =>
  queryOptions({
    queryKey: ['items-count', category ?? '', { ...filters, sort: '' }],
    queryFn: (): Promise<ItemsCount> => unwrap(api.items.count.$get({ query: asked({ ...filters, sort: '' }, category) })),
  })

/** Reads as many rows as an address shows, as far as they are not here already. */
export async function readRows(client: QueryClient, { filters = noFilters, category = '', shown = '' as string | null }) {
  const query = itemsQuery(filters, category)
  const pages = Math.min(rowsOf(shown) / pageSize, mostPages)
  const held = client.getQueryData(query.queryKey)?.pages
  if (held && (held.length >= pages || !held.at(-1)!.next)) return
  await client.fetchInfiniteQuery({ ...query, pages, staleTime: 0 })
}

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['item', id],
    queryFn: (): Promise<ItemView> => unwrap(api.items[':id'].$get({ param: { id } })),
  })
