import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query'
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

export type LinkVisit = Extract<SessionView, { scope: 'stop' | 'choices' }>

/** Here by the link in a mail: one's choices and nothing else. */
export const isLinkVisit = (session: SessionView): session is LinkVisit => session.scope === 'stop' || session.scope === 'choices'

/** Another session: whatever the one before had read is forgotten. */
export function takeSession(client: QueryClient, session: SessionView) {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'tenant' && queryKey[0] !== 'session' })
  client.setQueryData(sessionQuery.queryKey, session)
}
