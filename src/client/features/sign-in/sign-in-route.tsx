import { useState } from 'react'
import { Navigate, useLocation } from 'react-router'
import type { AskedForCode, CodeFor } from '#client/lib/code-request.ts'
import { isLinkVisit, type SessionView, useSession } from '#client/lib/session.ts'
import { AskForCode } from './ask-for-code.tsx'
import { TypeCode } from './type-code.tsx'
import { UseLink } from './use-link.tsx'

/** The secret of a mail's link. It travels in the fragment, so that no server, log or referrer sees it. */
const secretIn = (hash: string) => new URLSearchParams(hash.slice(1)).get('t') ?? ''

/** Whose code it is where somebody is here already; nobody who came by a link sees more of the address than the mail told. */
function knownAs(session: SessionView): CodeFor | undefined {
  if (session.scope === 'none') return undefined
  if (!isLinkVisit(session)) return { email: session.email }
  return session.address ? { email: session.address, own: true } : undefined
}

/** By code or by link. Opening the link spends nothing: programs that look into mails open links too; only the button acts (AUTH-05). */
export function Component() {
  const { hash, search, pathname, state } = useLocation()
  const session = useSession()
  const [secret, setSecret] = useState('')
  const found = secretIn(hash)
  if (found && found !== secret) setSecret(found)
  // Out of the address at once: it must not stay in the history or be copied along.
  if (hash) return <Navigate to={{ pathname, search }} state={state} replace />

  const params = new URLSearchParams(search)
  const returnTo = params.get('returnTo')
  const fresh = params.has('fresh')
  const asked = (state as { asked?: AskedForCode } | null)?.asked
  return (
    <div className="narrow">
      {secret ? (
        <UseLink secret={secret} returnTo={returnTo} />
      ) : asked || params.has('code') ? (
        <TypeCode asked={asked} returnTo={returnTo} />
      ) : (
        <AskForCode fresh={fresh} returnTo={returnTo} known={knownAs(session)} />
      )}
    </div>
  )
}
