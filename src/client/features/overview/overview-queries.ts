import { queryOptions } from '@tanstack/react-query'
import type { ChoicesView } from '#api/contract/choices.ts'
import type { OverviewView } from '#api/contract/data.ts'
import type { HistoryPage } from '#api/contract/history.ts'
import type { RequestRow } from '#api/contract/requests.ts'
import { api, unwrap } from '#client/lib/api-client.ts'

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: (): Promise<OverviewView> => unwrap(api.overview.$get()),
})

export const requestsQuery = queryOptions({
  queryKey: ['requests'],
  queryFn: (): Promise<{ requests: RequestRow[] }> => unwrap(api.requests.$get()),
})

export const choicesQuery = queryOptions({
  queryKey: ['choices'],
  queryFn: (): Promise<ChoicesView> => unwrap(api.choices.$get()),
})

/** The newest facts only; the page `/history` has them all. */
export const latelyQuery = queryOptions({
  queryKey: ['history', 'lately'],
  queryFn: (): Promise<HistoryPage> => unwrap(api.history.$get({ query: {} })),
})
