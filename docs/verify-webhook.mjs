// Takes Innsyn's webhooks and believes what is signed:  WEBHOOK_SECRET=whsec_… node verify-webhook.mjs 8080
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

/** Whether Innsyn sent this in the last five minutes. `body`: the bytes as they came, before they are read as JSON. */
export function isGenuine(secret, headers, body, now = Date.now()) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = headers
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= 300)) return false
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
  const given = signatures.split(' ').map((one) => (one.startsWith('v1,') ? Buffer.from(one.slice(3), 'base64') : Buffer.alloc(0)))
  return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected))
}

const secret = process.env.WEBHOOK_SECRET
if (!secret?.startsWith('whsec_')) throw new Error('WEBHOOK_SECRET must hold the secret, whsec_…')
const done = new Set() // Where it matters a table, written in the transaction that also does the work.
const server = createServer(async (request, response) => {
  const body = await request.toArray().then(Buffer.concat, () => undefined)
  if (!body || !isGenuine(secret, request.headers, body)) return response.writeHead(400).end()
  if (!done.has(request.headers['webhook-id'])) console.log(body.toString())
  done.add(request.headers['webhook-id'])
  response.writeHead(204).end()
})
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.error(`listening on ${server.address().port}`))
