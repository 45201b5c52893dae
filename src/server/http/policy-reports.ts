import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod/mini'

/** The part of a report (W3C Reporting API, CSP level 3) that tells what to mend and nothing of anybody. */
const reports = z.array(z.object({ body: z.object({ effectiveDirective: z.string().check(z.regex(/^[a-z-]{1,40}$/)) }) }))

/** Takes what browsers report of the content security policy; tells `told` the directives, and nobody the addresses in it. */
export function policyReports(told: (directive: string) => void): Hono {
  return new Hono().post('/', bodyLimit({ maxSize: 64 * 1024 }), async (c) => {
    const read = reports.safeParse(await c.req.json().catch(() => undefined))
    if (!read.success) return c.body(null, 400)
    for (const directive of new Set(read.data.map(({ body }) => body.effectiveDirective))) told(directive)
    return c.body(null, 204)
  })
}
