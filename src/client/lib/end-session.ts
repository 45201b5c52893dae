import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { api, unwrap } from './api-client.ts'
import { type SessionView, sessionQuery, takeSession } from './session.ts'

const nobody: SessionView = { scope: 'none' }

/** Ends the session here and leads to the first page. */
export function useSignOut() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => unwrap(api.session.$delete()),
    onSuccess: async () => {
      client.setQueryData(sessionQuery.queryKey, nobody)
      await navigate('/')
      // Not before: the page that was in view would ask anew for what is forgotten, and be refused.
      takeSession(client, nobody)
    },
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
