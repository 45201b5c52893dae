import type { Session } from '#api/session/session.ts'
import { staffActor } from '#api/session/staff-identity.ts'
import type { Actor, Door, Evidence } from '#domain/evidence.ts'
import type { Asked } from './env.ts'

/** What proves an act of this request: who, by which door, when, and which text in which language was shown. */
export function evidenceOf({ host, language, session }: Asked, textVersion?: string): Evidence {
  const { actor, door } = whoActs(session)
  return { at: host.now().toISOString(), actor, door, language, ...(textVersion && { textVersion }) }
}

/** Whoever redeems a code is the data subject already, though their session has yet to begin. */
function whoActs(session: Session): { actor: Actor; door: Door } {
  switch (session.scope) {
    case 'none':
    case 'person':
      return { actor: 'data-subject', door: 'sign-in' }
    case 'stop':
      return { actor: 'data-subject', door: 'link-page' }
    case 'choices':
      return { actor: 'data-subject', door: 'preference-link' }
    case 'staff':
      return { actor: staffActor(session.staff), door: 'staff' }
    case 'view':
      return { actor: staffActor(session.by.staff), door: 'staff' }
  }
}
