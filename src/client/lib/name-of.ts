import { isLinkVisit, type SessionView } from './session.ts'

/** Who is here, as the pages call them: a name, a masked address (perhaps none), the address of staff. */
export function nameOf(session: SessionView): string {
  if (session.scope === 'none') return ''
  if (isLinkVisit(session)) return session.address
  return session.scope === 'person' ? session.name : session.email
}
