import { useMutation } from '@tanstack/react-query'
import { type To, useNavigate } from 'react-router'
import { api, unwrap } from './api-client.ts'

/** Minutes a code works (AUTH-03). */
export const codeMinutes = 10

/** Who is asked for a code. `own`: whoever's choices are open by a link; of their address only the masked form is known here. */
export interface CodeFor {
  email: string
  own?: boolean
}

/** What the page where the code is typed knows of the asking: kept in memory and history of this tab only. */
export interface AskedForCode extends CodeFor {
  /** Instant, ISO 8601. */
  at: string
}

/** Asks for a sign-in mail and goes on to the page where the code is typed. The answer is the same for every address. */
export function useCodeRequest(next: To) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ email, own }: CodeFor) => unwrap(api.auth.link.$post({ json: own ? { own } : { email } })),
    onSuccess: (_, person) => {
      const asked: AskedForCode = { ...person, at: new Date().toISOString() }
      return navigate(next, { state: { asked } })
    },
  })
}
