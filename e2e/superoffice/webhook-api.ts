import { type Context, Hono } from 'hono'
import { badRequest, notFound } from './fault.ts'
import type { WebhookSender } from './webhook-sender.ts'
import { takeId, type WebhookRow, type World } from './world.ts'

/** Registering receivers. The real one takes https only; this one also the loopback, where the tests listen. */
export function webhookApi(world: () => World, sender: WebhookSender): Hono {
  const tested = async (webhook: WebhookRow) => {
    if (!/^https:|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(webhook.TargetUrl)) throw badRequest('The receiver must be https')
    if (!(await sender.test(webhook))) throw badRequest('The receiver does not answer 200')
  }
  return new Hono()
    .get('/Webhook', (c) => c.json(world().webhooks.map(shown)))
    .post('/Webhook', async (c) => {
      const { Name, Events, TargetUrl, Secret } = (await c.req.json()) as WebhookRow
      const ids = { WebhookId: takeId(world()), Name, Events, TargetUrl, Secret }
      const webhook: WebhookRow = { ...ids, State: 'Active', failures: 0, lastError: '' }
      await tested(webhook)
      world().webhooks.push(webhook)
      return c.json(shown(webhook), 201)
    })
    .post('/Webhook/Test', async (c) => {
      await tested((await c.req.json()) as WebhookRow)
      return c.json({ Success: true })
    })
    .put('/Webhook/:id', async (c) => {
      const { Events, TargetUrl, State } = (await c.req.json()) as WebhookRow
      const webhook = Object.assign(webhookOf(world(), c), { Events, TargetUrl, State, failures: 0 })
      return c.json(shown(webhook))
    })
    .delete('/Webhook/:id', (c) => {
      const gone = webhookOf(world(), c)
      world().webhooks = world().webhooks.filter((webhook) => webhook !== gone)
      return c.body(null, 204)
    })
    .get('/Webhook/:id/LastError', (c) => c.json(webhookOf(world(), c).lastError))
}

/** The secret is never told again. */
const shown = ({ Secret: _, failures: __, lastError: ___, ...webhook }: WebhookRow) => ({ ...webhook, Type: 'webhook' })

function webhookOf(world: World, c: Context): WebhookRow {
  const webhook = world.webhooks.find(({ WebhookId }) => WebhookId === Number(c.req.param('id')))
  if (!webhook) throw notFound()
  return webhook
}
