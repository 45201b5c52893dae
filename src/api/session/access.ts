import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '#api/env.ts'
import type { StaffRole } from '#api/host.ts'
import { Refusal } from '#domain/decider.ts'
import type { LinkSession, PersonSession, Session, StaffSession, ViewSession } from './session.ts'

/** A request about one person: their own, or staff looking on. */
export interface PersonEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & { session: PersonSession | ViewSession; personId: string }
}

/** A request about one person's choices: whoever came by a link in a mail can make them too. */
export interface ChooserEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & { session: PersonSession | ViewSession | LinkSession; personId: string }
}

export interface StaffEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & { session: StaffSession }
}

const safe = ['GET', 'HEAD']

const isByLink = (session: Session): session is LinkSession => session.scope === 'stop' || session.scope === 'choices'

/** Lets in the person, and for reading the staff who view as them. Staff change nothing here (IMP-03). */
export const forPerson = createMiddleware<PersonEnv>(async (c, next) => {
  const session: Session = c.var.session
  if (isByLink(session)) throw new Refusal('not-allowed')
  c.set('personId', whoseIs(session, c.req.method))
  await next()
})

/** Lets in whom `forPerson` does, and whoever came by a link in a mail. What the link may do there, its door decides (TOK-01). */
export const forChooser = createMiddleware<ChooserEnv>(async (c, next) => {
  c.set('personId', whoseIs(c.var.session, c.req.method))
  await next()
})

function whoseIs(session: Session, method: string): string {
  if (session.scope === 'none') throw new Refusal('signed-out')
  if (session.scope === 'staff') throw new Refusal('not-allowed')
  if (session.scope === 'view' && !safe.includes(method)) throw new Refusal('impersonation-read-only')
  return session.personId
}

/** What is open to everybody, the session itself, and the choices. */
const openToLinks = /^\/api\/(openapi\.json|v1\/(tenant|notices|session|choices|auth)(\/.*)?)$/

/** A link in a mail opens choices and nothing else (TOK-01): it stands before all routes, so that no new one can forget it. */
export const linksOpenChoicesOnly = createMiddleware<ApiEnv>(async (c, next) => {
  if (isByLink(c.var.session) && !openToLinks.test(c.req.path)) throw new Refusal('not-allowed')
  await next()
})

/** Lets in staff: every member, or those of one role. While they view as somebody they are read-only and not staff. */
export const forStaff = (role?: StaffRole) =>
  createMiddleware<StaffEnv>(async (c, next) => {
    const session: Session = c.var.session
    if (session.scope === 'none') throw new Refusal('signed-out')
    if (session.scope === 'view') throw new Refusal('impersonation-read-only')
    if (session.scope !== 'staff' || (role && session.role !== role)) throw new Refusal('not-allowed')
    await next()
  })

/**
 * The session, which must be the person's own and proven within the last ten minutes (AUTH-08); for export, erasure and the like.
 * Refuses with `fresh-proof-needed`; the client then asks for a new code.
 */
export function freshProof({ session, host }: ApiEnv['Variables']): PersonSession {
  if (session.scope === 'view') throw new Refusal('impersonation-read-only')
  if (session.scope !== 'person') throw new Refusal(session.scope === 'none' ? 'signed-out' : 'not-allowed')
  if (session.freshUntil <= host.now().toISOString()) throw new Refusal('fresh-proof-needed')
  return session
}
