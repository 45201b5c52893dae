import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '#api/env.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import { Refusal } from '#domain/decider.ts'
import { visit } from '#domain/visit.ts'
import { execute } from '#store/execute.ts'

/** The ways out: ending the view, and signing out. */
const leaving = /\/v1\/(staff\/views\/current|session)$/
/** Pages of a person, as a visit records them. */
const page = /\/v1\/(overview|items|choices|history|requests|exports)\b/

/**
 * Whoever looks on changes nothing, whatever the route (IMP-03): it stands before all of them, so that no new one can forget it.
 * What they look at is on the person's record (IMP-06).
 */
export const lookingOn = createMiddleware<ApiEnv>(async (c, next) => {
  const { host, session } = c.var
  if (session.scope === 'view') {
    const { method, path } = c.req
    if (method !== 'GET' && method !== 'HEAD' && !(method === 'DELETE' && leaving.test(path))) throw new Refusal('impersonation-read-only')
    const seen = method === 'GET' && page.exec(path)?.[1]
    if (seen) await execute(host.store, host.sha256, visit, session.visit, { type: 'SeePage', page: seen }, evidenceOf(c.var))
  }
  await next()
})
