import { expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import { testHost } from '#testing/host.ts'
import { receiver, verifying } from '#testing/receiver.ts'
import { actOf } from '#testing/webhook-act.ts'
import { signed, webhookSender } from './webhooks.ts'

const bytes = (letter: string) => new TextEncoder().encode(letter.repeat(32))
const asWritten = (secret: Uint8Array) => `whsec_${Buffer.from(secret).toString('base64')}`
const [own, other] = [bytes('k'), bytes('x')]
const message = (at = new Date()) => ({ id: 'b0e3', at, body: '{"type":"choices.changed","events":["Åsa"]}' })
const to = (url: string, secrets = [own], limitMs?: number) => webhookSender([{ id: 'crm', url, secrets }], limitMs)
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

test('the signature is that of Standard Webhooks, to the letter', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
  const sent = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1614265330_000), body: '{"test": 2432232314}' }
  expect(signed([secret], sent)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('docs/verify-webhook.mjs takes what we send, and does the work once when it comes twice', async () => {
  const there = await verifying(asWritten(own))
  await to(there.url).call('crm', message())
  await to(there.url).call('crm', message(minutesAgo(4)))
  expect(await there.took()).toEqual([message().body])
})

test('docs/verify-webhook.mjs takes both keys while they are changed over', async () => {
  const there = await verifying(asWritten(own))
  await to(there.url, [other, own]).call('crm', message())
  expect(await there.took()).toEqual([message().body])
})

test('docs/verify-webhook.mjs refuses another secret, another time and another body', async () => {
  const there = await verifying(asWritten(own))
  await expect(to(there.url, [other]).call('crm', message())).rejects.toThrow('answered 400')
  await expect(to(there.url).call('crm', message(minutesAgo(6)))).rejects.toThrow('answered 400')
  await expect(to(there.url).call('crm', message(minutesAgo(-6)))).rejects.toThrow('answered 400')
  const post = async (headers: Record<string, string>, body = message().body) =>
    (await fetch(there.url, { method: 'POST', headers, body })).status
  const headers = signed([own], message())
  expect(await post(headers, message().body.replace('Åsa', 'Eva'))).toBe(400)
  expect(await post({ ...headers, 'webhook-id': 'b0e4' })).toBe(400)
  expect(await post({ ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) })).toBe(400)
  expect(await post({ ...headers, 'webhook-signature': 'v1,ÅÄÖ v2,x  v1,' })).toBe(400)
  expect(await post({})).toBe(400)
  expect(await post(headers), 'and takes what is as it was signed').toBe(204)
  expect(await there.took()).toEqual([message().body])
})

test('a receiver that hangs is given up on, and the connection closed', async () => {
  const there = await receiver(() => undefined)
  await expect(to(there.url, [own], 50).call('crm', message())).rejects.toThrow('no answer within 50 ms')
  await there.closedByUs
})

test.each([301, 302, 303, 307, 308])('a redirect (%i) is a failure and is not followed', async (status) => {
  const elsewhere = await receiver((answer) => answer.writeHead(204).end())
  const there = await receiver((answer) => answer.writeHead(status, { location: elsewhere.url }).end())
  await expect(to(there.url).call('crm', message())).rejects.toThrow(`answered ${status}; redirects are not followed`)
  expect([there.got.length, elsewhere.got.length]).toEqual([1, 0])
})

test('an answer without end is not read: its status is all that counts', async () => {
  const there = await receiver((answer) => {
    const more = () => void (answer.writable && answer.write(Buffer.alloc(65_536), more))
    answer.writeHead(200)
    more()
  })
  await to(there.url).call('crm', message())
  await there.closedByUs
})

test('nobody there is a failure with its code, and so is a receiver nobody knows', async () => {
  const gone = await receiver(() => undefined)
  await gone.close()
  await expect(to(gone.url).call('crm', message())).rejects.toThrow('no answer: ECONNREFUSED')
  await expect(to(gone.url).check('crm')).rejects.toThrow('no answer: ECONNREFUSED')
  await expect(to(gone.url).call('shop', message())).rejects.toThrow('there is no webhook shop')
})

test('a check sends no message, and any answer will do', async () => {
  const there = await receiver((answer) => answer.writeHead(405).end())
  await to(there.url).check('crm')
  expect(there.got).toMatchObject([{ method: 'HEAD', body: '' }])
})

test('a receiver that answers 500 for an hour gets the same message in the end, signed anew each time', async () => {
  let broken = true
  const there = await receiver((answer) => answer.writeHead(broken ? 500 : 204).end())
  const host = testHost({ webhooks: to(there.url) })
  await actOf(host)
  for (let minute = 0; minute < 120; minute++) {
    broken = minute < 60
    await deliver(host)
    host.pass(1)
  }
  const of = (header: string) => there.got.map(({ headers }) => headers[header])
  expect(there.got.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500, 204])
  expect(new Set(there.got.map(({ body }) => body)).size).toBe(1)
  expect([new Set(of('webhook-id')).size, new Set(of('webhook-timestamp')).size, new Set(of('webhook-signature')).size]).toEqual([1, 6, 6])
  expect(await host.store.outbox.waiting()).toEqual({ due: 0, dead: 0 })
})
