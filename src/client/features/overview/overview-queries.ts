import { queryOptions } from '@tanstack/react-query'
import type { HistoryPage } from '#api/contract/history.ts'
import { api, unwrap } from '#client/lib/api-client.ts'

/** The newest facts only; the page `/history` has them all. */
export const latelyQuery = queryOptions({
  queryKey: ['history', 'lately'],
  queryFn: (): Promise<HistoryPage> => unwrap(api.history.$get({ query: {} })),
})
