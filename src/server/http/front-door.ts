import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { getPath } from 'hono/utils/url'
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
  /** The links of mails. */
  unsubscribe: Fetches
  site: Fetches
  host: Pick<Host, 'store' | 'apiKeys' | 'sha256'>
  requests: ReturnType<typeof requestCounters>
  /** What browsers report of our content security policy. */
  policyBroken: (directive: string) => void
  /** Proxies in front that are ours. */
  trustProxy: number
}

const apiPaths = ['/api/*', '/dev/*', '/healthz', '/readyz']

/** Sends each request where it belongs: the links of mails, the API, the metrics, or the site. */
export function createFrontDoor({ api, unsubscribe, site, host, requests, policyBroken, trustProxy }: FrontDoorParts) {
  const door = new Hono<{ Bindings: HttpBindings }>()
  door.route('/api/v1/reports', policyReports(policyBroken))
  const callerOf = ({ incoming }: HttpBindings) => ({ clientIp: clientIp(incoming, trustProxy) })
  const toApi = (c: Context<{ Bindings: HttpBindings }>) => api.fetch(c.req.raw, callerOf(c.env))
  // Only what is read: a one-click answer is a few bytes, and an export says itself that it is packed.
  door.get('/api/*', compress())
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

  const toUnsubscribe = (request: Request, env: HttpBindings) => {
    const answer = unsubscribe.fetch(request, callerOf(env))
    return request.method === 'GET' || request.method === 'HEAD' ? packedPage(answer, request) : answer
  }
  return {
    fetch: (request: Request, env: HttpBindings) => (isUnsubscribe(request) ? toUnsubscribe(request, env) : door.fetch(request, env)),
  }
}

/** Known before anything else is looked at: mail programs come in bursts. */
function isUnsubscribe(request: Request): boolean {
  const path = getPath(request)
  return path.startsWith('/u/') && path.length > '/u/'.length
}
