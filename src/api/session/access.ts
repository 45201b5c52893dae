import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '#api/env.ts'
import type { StaffRole } from '#api/host.ts'
import { Refusal } from '#domain/decider.ts'
import type { PersonSession, Session, StaffSession, ViewSession } from './session.ts'

/** A request about one person: their own, or staff looking on. */
export interface PersonEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & { session: PersonSession | ViewSession; personId: string }
}

export interface StaffEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & { session: StaffSession }
}

const safe = ['GET', 'HEAD']

/** Lets in the person, and for reading the staff who view as them. Staff change nothing here (IMP-03). */
export const forPerson = createMiddleware<PersonEnv>(async (c, next) => {
  const session: Session = c.var.session
  if (session.scope === 'none') throw new Refusal('signed-out')
  if (session.scope === 'staff') throw new Refusal('not-allowed')
  if (session.scope === 'view' && !safe.includes(c.req.method)) throw new Refusal('impersonation-read-only')
  c.set('personId', session.personId)
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
  if (session.scope !== 'person') throw new Refusal('signed-out')
  if (session.freshUntil <= host.now().toISOString()) throw new Refusal('fresh-proof-needed')
  return session
}
