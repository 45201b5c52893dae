import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { SessionView } from '#api/contract/session.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import { sessionQuery } from '#client/lib/session.ts'
import type { ViewReason } from '#domain/visit.ts'

/**
 * From here on the session is a view, and the first page seen is the person's overview. What staff had read is left as it is until
 * the view ends: the page one leaves would ask for it again, which a view may not.
 */
export function useStartView() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (json: { personId: string; reason: ViewReason; ticket: string }): Promise<SessionView> =>
      unwrap(api.staff.views.$post({ json })),
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      await navigate('/overview')
    },
  })
}
