import type { Context } from 'hono'
import type { ApiEnv } from '#api/env.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import { visit } from '#domain/visit.ts'
import { execute } from '#store/execute.ts'
import { endSession } from './session.ts'

/** Ends the session, and the visit or the staff view it stood for. */
export async function signOut(c: Context<ApiEnv>): Promise<void> {
  await endVisit(c)
  await endSession(c)
}

/** Ends the visit or the staff view a session stands for, where it stands for one; the session goes on. */
export async function endVisit(c: Context<ApiEnv>): Promise<void> {
  const { host, session } = c.var
  if ('visit' in session) await execute(host.store, host.sha256, visit, session.visit, { type: 'EndVisit' }, evidenceOf(c.var))
}
