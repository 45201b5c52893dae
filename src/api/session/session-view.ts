import type { SessionView } from '#api/contract/session.ts'
import { isSharedMailbox } from '#api/data/subjects-of.ts'
import type { Asked } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import { knownAs, maskedAddress } from '#api/identity.ts'
import { openStatuses } from '#domain/request.ts'
import { expiresAt } from './session.ts'
import { staffAddress } from './staff-identity.ts'

/** Who is looking, and with which power: what the header of every page shows. */
export async function sessionView({ host, session }: Asked): Promise<SessionView> {
  switch (session.scope) {
    case 'none':
      return { scope: 'none' }
    case 'person': {
      const openRequests = host.store.count('request', { person: session.personId, statuses: openStatuses })
      const { name, email } = await shownAs(host, session.personId)
      const { freshUntil } = session
      return { scope: 'person', name, email, expiresAt: expiresAt(session), freshUntil, openRequests: await openRequests }
    }
    case 'stop':
    case 'choices':
      return { scope: session.scope, address: await maskedAddress(host, session), expiresAt: expiresAt(session) }
    case 'staff': {
      const { role, staff } = session
      return { scope: 'staff', role, email: staffAddress(host, staff) ?? '', expiresAt: expiresAt(session) }
    }
    case 'view': {
      const { personId, reason, ticket, endsAt, by } = session
      const { name } = await shownAs(host, personId)
      return { scope: 'view', role: by.role, email: staffAddress(host, by.staff) ?? '', personId, name, reason, ticket, endsAt }
    }
  }
}

/** A mailbox that several people share has no name: whose it once was is not for the others to know. */
async function shownAs(host: Host, personId: string) {
  const [known, isShared] = await Promise.all([knownAs(host, personId), isSharedMailbox(host, personId)])
  return { ...known, name: isShared ? known.email : known.name }
}
