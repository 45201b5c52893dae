import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { ApiKey } from '#server/variable-lists.ts'
import type { Store } from '#store/store.ts'
import { clientIp } from './client-ip.ts'
import { hasKey, metricsText, type requestCounters } from './metrics.ts'
import { policyReports } from './policy-reports.ts'

interface Fetches {
  fetch(request: Request, env?: { clientIp: string }): Response | Promise<Response>
}

export interface FrontDoorParts {
  api: Fetches
  site: Fetches
  store: Store
  requests: ReturnType<typeof requestCounters>
  apiKeys: readonly ApiKey[]
  /** What browsers report of our content security policy. */
  policyBroken: (directive: string) => void
  /** Proxies in front that are ours. */
  trustProxy: number
}

const apiPaths = ['/api/*', '/u/*', '/dev/*', '/healthz', '/readyz']

/** Sends each request where it belongs: the API, the metrics, or the site. */
export function createFrontDoor({ api, site, store, requests, apiKeys, policyBroken, trustProxy }: FrontDoorParts) {
  const door = new Hono<{ Bindings: HttpBindings }>()
  door.route('/api/v1/reports', policyReports(policyBroken))
  // Only what is read: a one-click answer is a few bytes, and an export says itself that it is packed.
  const packed = compress()
  for (const path of ['/api/*', '/u/*']) door.get(path, packed)
  for (const path of apiPaths) door.all(path, (c) => api.fetch(c.req.raw, { clientIp: clientIp(c.env.incoming, trustProxy) }))

  door.get('/metrics', async (c) => {
    const ip = clientIp(c.env.incoming, trustProxy)
    // Behind a proxy nobody told us of, everybody would seem to sit at this machine.
    const local = (ip === '::1' || ip.startsWith('127.')) && (trustProxy > 0 || !c.req.header('x-forwarded-for'))
    if (!local && !hasKey(apiKeys, 'metrics', c.req.header('authorization'))) return c.notFound()
    return c.body(await metricsText(store, requests), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  })

  door.all('*', (c) => site.fetch(c.req.raw))
  door.notFound((c) => site.fetch(c.req.raw))
  return door
}
