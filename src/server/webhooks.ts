import { createHmac } from 'node:crypto'
import type { Webhooks } from '#api/host.ts'

/** One receiver of the systems file. */
export interface Webhook {
  id: string
  url: string
  /** Keys the messages are signed with: one, or the new and the old one while the receiver changes over. */
  secrets: readonly Uint8Array[]
}

export interface WebhookSender extends Webhooks {
  /** Throws when nobody answers at its address. Nothing is sent but a HEAD request; any answer will do. */
  check(id: string): Promise<void>
}

/** How long a receiver may take to answer, in milliseconds. */
const patience = 10_000

/** Sends messages, signed as Standard Webhooks 1.0 has it. Of the answer nothing but its status is read, and no redirect is followed. */
export function webhookSender(webhooks: readonly Webhook[], limitMs = patience): WebhookSender {
  const known = (id: string) => {
    const webhook = webhooks.find((one) => one.id === id)
    if (!webhook) throw new Error(`there is no webhook ${id}`)
    return webhook
  }
  return {
    ids: webhooks.map(({ id }) => id),
    async call(id, message) {
      const { url, secrets } = known(id)
      const headers = { 'content-type': 'application/json', 'user-agent': 'Innsyn', ...signed(secrets, message) }
      const status = await statusOf(url, { method: 'POST', headers, body: message.body }, limitMs)
      if (status >= 300 && status < 400) throw new Error(`answered ${status}; redirects are not followed`)
      if (status < 200 || status > 299) throw new Error(`answered ${status}`)
    },
    async check(id) {
      await statusOf(known(id).url, { method: 'HEAD' }, limitMs)
    },
  }
}

/** `webhook-signature`: HMAC-SHA256 over `id.timestamp.body` in base64, one for each key, spaces between. */
export function signed(secrets: readonly Uint8Array[], { id, at, body }: { id: string; at: Date; body: string }) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatureBy = (secret: Uint8Array) => createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${signatureBy(secret)}`).join(' '),
  }
}

async function statusOf(url: string, init: RequestInit, limitMs: number): Promise<number> {
  const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(limitMs) }).catch((error: Error) => {
    throw new Error(error.name === 'TimeoutError' ? `no answer within ${limitMs} ms` : `no answer: ${reason(error)}`)
  })
  await answer.body?.cancel()
  return answer.status
}

/** What `fetch` hides behind "fetch failed"; the code alone, as the message may name more than an operator's log should hold. */
function reason({ cause, message }: Error): string {
  return (cause as { code?: string } | undefined)?.code ?? message
}
