import { Hono } from 'hono'
import { type Seeded, seed } from './seed.ts'
import type { WebhookSender } from './webhook-sender.ts'
import { newWorld, nowOf, type PersonRow, partnerKeys, personOf, type World } from './world.ts'

interface Now {
  world: World
}

/** What tests do to the installation behind the API's back. Nothing of this exists in the real one. */
export function controlApi(now: Now, sender: WebhookSender, origin: string): Hono {
  return new Hono()
    .get('/partner', (c) => {
      const { tenant, applicationToken, systemToken } = now.world
      const privateKey = partnerKeys.privateKey.export({ type: 'pkcs8', format: 'pem' })
      return c.json({ environment: origin, tenant, applicationToken, systemToken, privateKey })
    })
    .get('/rows/:table', (c) => {
      const table = now.world[c.req.param('table') as keyof World]
      return c.json(table instanceof Map ? [...table.values()] : table)
    })
    .post('/reset', (c) => {
      now.world = { ...newWorld(), applicationToken: now.world.applicationToken, systemToken: now.world.systemToken }
      return c.json({})
    })
    .post('/people', async (c) => c.json({ ids: ((await c.req.json()) as Seeded[]).map((person) => seed(now.world, person)) }))
    .post('/expire-tickets', (c) => {
      now.world.tickets.clear()
      return c.json({})
    })
    .post('/move', (c) => {
      now.world.host += 1
      return c.json({ host: `online${now.world.host}` })
    })
    .post('/refuse', async (c) => {
      now.world.refusing = await c.req.json()
      return c.json({})
    })
    .post('/told', (c) => c.json({ early: now.world.refusing.early ?? 0 }))
    .post('/set', async (c) => {
      Object.assign(now.world, await c.req.json())
      return c.json({})
    })
    .post('/staff-edits', async (c) => {
      const { personId, set } = (await c.req.json()) as { personId: number; set: Partial<PersonRow> }
      Object.assign(personOf(now.world, personId)!, set, { updated: nowOf(now.world) })
      sender.tell('person.changed', personId, { Changes: [...Object.keys(set).map((name) => name.toLowerCase()), 'updated'] })
      return c.json({})
    })
    .post('/person-reserves', async (c) => {
      const { personId, shipmentTypeId } = (await c.req.json()) as { personId: number; shipmentTypeId: number }
      now.world.reservations.push({ personId, shipmentTypeId })
      personOf(now.world, personId)!.updated = nowOf(now.world)
      return c.json({})
    })
    .post('/settle', async (c) => {
      await sender.settled()
      return c.json({})
    })
}
