import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { SessionView } from '#api/contract/session.ts'
import { api, unwrap } from '#client/lib/api-client.ts'
import { takeSession } from '#client/lib/session.ts'
import { homeOf, wayBack } from '#client/lib/way-back.ts'

export type Proof = { code: string } | { secret: string }

/** Where to go once signed in: back where one came from, if it is a page for whoever this turned out to be. */
function placeAfter(session: SessionView, back: string | undefined) {
  const fits = back?.startsWith('/staff') === (session.scope === 'staff')
  return back && fits ? back : homeOf(session)
}

/** Signs in with the code of the mail or the secret of its link. */
export function useRedeem(returnTo: string | null) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (proof: Proof): Promise<SessionView> => unwrap(api.auth.redeem.$post({ json: proof })),
    onSuccess: async (session) => {
      takeSession(client, session)
      await navigate(placeAfter(session, wayBack(returnTo)), { replace: true })
    },
  })
}
