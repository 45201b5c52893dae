import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SessionView } from '#api/contract/session.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import type { ApiError } from '#client/lib/api-error.ts'
import { takeSession } from '#client/lib/session.ts'

/** The token travels in the body alone, never in an address (TOK-08). */
const exchange = (token: string, instead?: true): Promise<SessionView> => unwrap(api.auth.exchange.$post({ json: { token, instead } }))

/** Opens the choices the link is for; resolves to what went wrong, if anything did. */
export const openLink = (client: QueryClient, token: string): Promise<ApiError | undefined> =>
  exchange(token).then(
    (session) => {
      takeSession(client, session)
      return undefined
    },
    (error: ApiError) => error,
  )

/** Once more. `instead`: of whoever else is here. */
export function useOpenLink(token: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (instead?: true) => exchange(token, instead),
    onSuccess: (session) => takeSession(client, session),
  })
}
