import { useMutation } from '@tanstack/react-query'
import { type To, useNavigate } from 'react-router'
import { api, unwrap } from './api-client.ts'

/** Minutes a code works (AUTH-03). */
export const codeMinutes = 10

/** What the page where the code is typed knows of the asking: kept in memory and history of this tab only. */
export interface AskedForCode {
  email: string
  /** Instant, ISO 8601. */
  at: string
}

/** Asks for a sign-in mail and goes on to the page where the code is typed. The answer is the same for every address. */
export function useCodeRequest(next: To) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (email: string) => unwrap(api.auth.link.$post({ json: { email } })),
    onSuccess: (_, email) => {
      const asked: AskedForCode = { email, at: new Date().toISOString() }
      return navigate(next, { state: { asked } })
    },
  })
}
