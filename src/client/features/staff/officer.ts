import type { QueryClient } from '@tanstack/react-query'
import { data, type LoaderFunctionArgs } from 'react-router'
import { queryClientContext } from '#client/lib/query-client.ts'
import { sessionQuery } from '#client/lib/session.ts'

/** For loaders of the privacy office's pages: the query client, or "not found" for support, who have no desk (DESIGN §1). */
export async function clientOfOfficer(context: LoaderFunctionArgs['context']): Promise<QueryClient> {
  const client = context.get(queryClientContext)
  const session = await client.ensureQueryData(sessionQuery)
  if (session.scope !== 'staff' || session.role !== 'officer') throw data(null, { status: 404 })
  return client
}
