import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ItemsPage, ItemView } from '#api/contract/data.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import { today } from '#client/lib/format.ts'
import { type Filters, itemsAsked } from './filters.ts'

/** Rows one answer holds. */
const pageSize = 50

/** How many answers it takes to show as many rows as the address says. */
export const pagesFor = (shown: string | null) => Math.max(1, Math.ceil((Number(shown) || 0) / pageSize))

export const itemsQuery = (filters: Filters, category?: string) =>
  infiniteQueryOptions({
    queryKey: ['items', category ?? '', filters],
    queryFn: ({ pageParam }): Promise<ItemsPage> =>
      unwrap(
        api.items.$get({ query: { ...itemsAsked(filters, today(new Date())), ...(category && { category }), shown: String(pageParam) } }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ matching }, _, before) => (before + pageSize < matching ? before + pageSize : undefined),
  })

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['item', id],
    queryFn: (): Promise<ItemView> => unwrap(api.items[':id'].$get({ param: { id } })),
  })

/** A new value for one field (GDPR Art. 16), taken over at once. */
export function useCorrect(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: { field: string; value: string }) => unwrap(api.items[':id'].corrections.$post({ param: { id }, json })),
    onSuccess: (item) => {
      client.setQueryData(itemQuery(id).queryKey, item)
    },
  })
}
