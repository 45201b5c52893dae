import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '#api/env.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import { Refusal } from '#domain/decider.ts'
import { visit } from '#domain/visit.ts'
import { execute } from '#store/execute.ts'

/** The ways out: ending the view, signing out, and a link of a mail, which asks before it takes the place of the view. */
const leaving = /^(DELETE \/api\/v1\/(staff\/views\/current|session)|POST \/api\/v1\/auth\/exchange)$/
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
    if (method !== 'GET' && method !== 'HEAD' && !leaving.test(`${method} ${path}`)) throw new Refusal('impersonation-read-only')
    const seen = method === 'GET' && page.exec(path)?.[1]
    if (seen) await execute(host.store, host.sha256, visit, session.visit, { type: 'SeePage', page: seen }, evidenceOf(c.var))
  }
  await next()
})
