import { queryOptions } from '@tanstack/react-query'
import type { ChoicesView } from '#api/contract/choices.ts'
import type { OverviewView } from '#api/contract/data.ts'
import type { RequestList } from '#api/contract/requests.ts'
import { api, unwrap } from './api-client.ts'

/** What several pages read about the person. What one page alone reads stands with its feature. */
export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: (): Promise<OverviewView> => unwrap(api.overview.$get()),
})

export const choicesQuery = queryOptions({
  queryKey: ['choices'],
  queryFn: (): Promise<ChoicesView> => unwrap(api.choices.$get()),
})

export const requestsQuery = queryOptions({
  queryKey: ['requests'],
  queryFn: (): Promise<RequestList> => unwrap(api.requests.$get()),
})
