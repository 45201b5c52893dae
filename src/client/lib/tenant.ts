import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api, unwrap } from './api-client.ts'

/** The organisation, its purposes, topics, categories and recipients. Changes only with a new start of the server. */
export const tenantQuery = queryOptions({
  queryKey: ['tenant'],
  queryFn: () => unwrap(api.tenant.$get()),
  staleTime: Number.POSITIVE_INFINITY,
})

export const useTenant = () => useSuspenseQuery(tenantQuery).data

/** The one of `all` with this id; missing when the tenant no longer has it. */
export const byId = <T extends { id: string }>(all: readonly T[], id: string): T | undefined => all.find((one) => one.id === id)

/** The one of `all` for a country. */
export const byCountry = <T extends { country: string }>(all: readonly T[], country: string): T | undefined =>
  all.find((one) => one.country === country)
