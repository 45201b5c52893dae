import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Host } from '#api/host.ts'
import { isKeyFor, keysHeld } from '#api/senders/api-key.ts'
import { clientIp } from './client-ip.ts'
import { metricsText, type requestCounters } from './metrics.ts'
import { packedPage } from './packed-page.ts'
import { policyReports } from './policy-reports.ts'

interface Fetches {
  fetch(request: Request, env?: { clientIp: string }): Response | Promise<Response>
}

export interface FrontDoorParts {
  api: Fetches
  site: Fetches
  host: Pick<Host, 'store' | 'apiKeys' | 'sha256'>
  requests: ReturnType<typeof requestCounters>
  /** What browsers report of our content security policy. */
  policyBroken: (directive: string) => void
  /** Proxies in front that are ours. */
  trustProxy: number
}

const apiPaths = ['/api/*', '/u/*', '/dev/*', '/healthz', '/readyz']

/** Sends each request where it belongs: the API, the metrics, or the site. */
export function createFrontDoor({ api, site, host, requests, policyBroken, trustProxy }: FrontDoorParts) {
  const door = new Hono<{ Bindings: HttpBindings }>()
  door.route('/api/v1/reports', policyReports(policyBroken))
  const toApi = (c: Context<{ Bindings: HttpBindings }>) => api.fetch(c.req.raw, { clientIp: clientIp(c.env.incoming, trustProxy) })
  // Only what is read: a one-click answer is a few bytes, and an export says itself that it is packed.
  door.get('/api/*', compress())
  door.get('/u/*', async (c) => packedPage(await toApi(c), c.req.raw))
  for (const path of apiPaths) door.all(path, toApi)

  door.get('/metrics', async (c) => {
    const ip = clientIp(c.env.incoming, trustProxy)
    // Behind a proxy nobody told us of, everybody would seem to sit at this machine.
    const local = (ip === '::1' || ip.startsWith('127.')) && (trustProxy > 0 || !c.req.header('x-forwarded-for'))
    if (!local && !isKeyFor('metrics', keysHeld(host, c.req.header('authorization')))) return c.notFound()
    return c.body(await metricsText(host.store, requests), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  })

  door.notFound((c) => site.fetch(c.req.raw))
  return door
}
