import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { nowOf, type WebhookRow, type World } from './world.ts'

/** Tells those who listen of an event about one record. */
export type Tell = (event: string, primaryKey: number, more?: { Changes?: string[]; Values?: Record<string, unknown> }) => void

export interface WebhookSender {
  tell: Tell
  /** One try, for the test a new receiver has to pass. */
  test(webhook: WebhookRow): Promise<boolean>
  /** When everything under way has arrived or been dropped. */
  settled(): Promise<void>
}

/** Waits before the first, second and last try. */
const tries = [0, 1000, 4000]
const tooMany = 9

/** Events go out one after the other for each receiver. After the last try an event is dropped; nobody hears of it again. */
export function webhookSender(world: () => World): WebhookSender {
  const lanes = new Map<number, Promise<void>>()
  return {
    tell(event, primaryKey, more = {}) {
      const now = world()
      if (now.delivery.lose) return
      for (const webhook of now.webhooks.filter(({ State, Events }) => State === 'Active' && Events.includes(event))) {
        const message = messageOf(now, webhook, event, primaryKey, more)
        const before = lanes.get(webhook.WebhookId) ?? Promise.resolve()
        lanes.set(
          webhook.WebhookId,
          before.then(() => deliver(now, webhook, message)),
        )
      }
    },
    test: async (webhook) => (await send(webhook, messageOf(world(), webhook, 'test', 0, {}), 0)) === 200,
    async settled() {
      await Promise.all(lanes.values())
    },
  }
}

interface Message {
  id: string
  event: string
  body: string
}

function messageOf({ tenant, ...world }: World, webhook: WebhookRow, event: string, primaryKey: number, more: object): Message {
  const id = randomUUID()
  const body = JSON.stringify({
    EventId: id,
    Timestamp: new Date(nowOf({ tenant, ...world })).toISOString().replace('Z', '0000Z'),
    Changes: [],
    ...more,
    Event: event,
    PrimaryKey: primaryKey,
    Entity: event.split('.')[0],
    ContextIdentifier: tenant,
    ChangedByAssociateId: 316,
    WebhookName: webhook.Name,
  })
  return { id, event, body }
}

async function deliver(world: World, webhook: WebhookRow, message: Message): Promise<void> {
  for (const [retry, wait] of tries.entries()) {
    if (webhook.State !== 'Active') return
    await pause(wait * world.delivery.pace)
    const status = await send(webhook, message, retry)
    if (status === 200) {
      webhook.failures = 0
      return
    }
    webhook.failures += 1
    webhook.lastError = status === undefined ? 'no answer' : `answered ${status}`
    if (webhook.failures >= tooMany || status === 410) webhook.State = 'TooManyErrors'
  }
}

async function send({ TargetUrl, Secret }: WebhookRow, { id, event, body }: Message, retry: number): Promise<number | undefined> {
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'X-SuperOffice-Event': event,
    'X-SuperOffice-EventId': id,
    'X-SuperOffice-Retry': String(retry),
    'X-SuperOffice-Signature': createHmac('sha256', Secret).update(body).digest('base64'),
  }
  const answer = await fetch(TargetUrl, { method: 'POST', headers, body }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.status
}
