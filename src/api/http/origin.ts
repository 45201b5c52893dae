import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '#api/env.ts'
import { Refusal } from '#domain/decider.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * Unsafe requests must come from our own pages (SEC-04, rule 11): `Sec-Fetch-Site: same-origin`; where the browser does not send it,
 * the exact `Origin`; with neither, no. It rests on the header alone: scheme and port behind a proxy are not ours to know.
 */
export const ownPagesOnly = createMiddleware<ApiEnv>(async (c, next) => {
  c.header('Vary', 'Sec-Fetch-Site, Origin, Cookie, Accept-Language')
  const site = c.req.header('sec-fetch-site')
  const own = site === undefined ? c.req.header('origin') === c.var.host.baseUrl : site === 'same-origin'
  if (!safe.includes(c.req.method) && !own) throw new Refusal('origin-refused')
  await next()
})
