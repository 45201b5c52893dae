import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { activityApi } from './activity-api.ts'
import { consentWrites } from './consent-writes.ts'
import { controlApi } from './control.ts'
import { gate } from './gate.ts'
import { loginApi } from './login.ts'
import { personApi } from './person-api.ts'
import { personWrites } from './person-writes.ts'
import { webhookApi } from './webhook-api.ts'
import { webhookSender } from './webhook-sender.ts'
import { newWorld } from './world.ts'

/**
 * SuperOffice CRM as its documentation describes the parts a privacy centre meets, habits included: a stand-in for tests and for
 * trying things out, since no tenant can be reached from a build. Hosts (`online1.superoffice.com`) are the first part of the path here.
 * `/_control` is ours. Listens on the loopback only; resolves when it does.
 */
export async function simulator(port: number): Promise<{ url: string; close(): Promise<void> }> {
  const now = { world: newWorld() }
  const world = () => now.world
  const sender = webhookSender(world)
  const app = new Hono()
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }) as Server
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const api = new Hono()
    .use(gate(world))
    .route('/', personApi(world))
    .route('/', personWrites(world, sender.tell))
    .route('/', consentWrites(world, sender.tell))
    .route('/', activityApi(world, sender.tell))
    .route('/', webhookApi(world, sender))
  app
    .onError((error) =>
      error instanceof HTTPException ? error.getResponse() : Response.json({ ErrorMessage: error.message }, { status: 500 }),
    )
    .route('/_control', controlApi(now, sender, url))
    .use(async (c, next) => {
      const { calls } = world()
      await next()
      calls.push({ method: c.req.method, path: c.req.path, status: c.res.status })
    })
    .route('/', loginApi(world, url))
    .route('/:host/:tenant/api/v1', api)
  return {
    url,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
