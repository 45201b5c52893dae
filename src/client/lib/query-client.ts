import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { createContext } from 'react-router'
import { ApiError } from './api-error.ts'

/** Loaders take the query client from here. */
export const queryClientContext = createContext<QueryClient>()

/** What no act changes. */
const lasting = ['tenant', 'notices', 'session']

const worthAnotherTry = (error: Error) => error instanceof ApiError && (error.status === 0 || error.status >= 502)

/**
 * Answers stay good for half a minute and are fetched anew only when a page needs them; a "no" is never asked twice.
 * `networkMode` is `always`: a change made without a connection fails at once and says so.
 */
export function makeQueryClient(): QueryClient {
  const onError = (error: Error) => {
    // The session ended somewhere else: whoever shows the session shows the truth again.
    if (error instanceof ApiError && error.status === 401) void client.invalidateQueries({ queryKey: ['session'] })
  }
  /** Whatever is read of a session moves its end, which is shown; asked at most once a minute. */
  const onRead = (_: unknown, { queryKey }: { queryKey: readonly unknown[] }) => {
    const known = client.getQueryState(['session'])?.dataUpdatedAt ?? Number.POSITIVE_INFINITY
    if (!lasting.includes(String(queryKey[0])) && Date.now() - known > 60_000) void client.invalidateQueries({ queryKey: ['session'] })
  }
  const onSuccess = () => {
    // An act can show on any page: what pages not in view had read is read anew when they come into view.
    client.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => !lasting.includes(String(queryKey[0])) })
    void client.invalidateQueries({ queryKey: ['session'] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError, onSuccess: onRead }),
    mutationCache: new MutationCache({ onError, onSuccess }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (count, error) => count < 1 && worthAnotherTry(error),
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
