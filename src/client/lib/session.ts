import { type QueryClient, queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { SessionView } from '#api/contract/session.ts'
import { api, unwrap } from './api-client.ts'

export type { SessionView }

/** Who is looking, and with which power. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<SessionView> => unwrap(api.session.$get()),
})

export const useSession = (): SessionView => useSuspenseQuery(sessionQuery).data

/** Staff looking at a person's pages: locks instead of controls, free text covered. */
export const useReadOnly = () => useSession().scope === 'view'

/** Another session: whatever the one before had read is forgotten. */
export function takeSession(client: QueryClient, session: SessionView) {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'tenant' && queryKey[0] !== 'session' })
  client.setQueryData(sessionQuery.queryKey, session)
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => unwrap(api.session.$delete()),
    onSuccess: () => takeSession(client, { scope: 'none' }),
  })
}

/** Staff stop looking at somebody's pages and are themselves again. */
export function useEndView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (): Promise<SessionView> => unwrap(api.staff.views.current.$delete()),
    onSuccess: (session) => takeSession(client, session),
  })
}
