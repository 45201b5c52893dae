import { expect, test, vi } from 'vitest'
import { createApp } from '#api/app.ts'
import { ada, crmAndAda } from '#testing/crm-and-ada.ts'
import { signedEvent } from '#testing/keeping-source.ts'
import { subscribe } from '#testing/mail-link.ts'

/** A CRM that calls us. */
function calling() {
  const one = crmAndAda()
  const app = createApp(one.host)
  const send = (body: string | object, { to = 'crm', ip = '192.0.2.1', headers = {} } = {}) =>
    app.request(
      `/api/v1/sources/${to}/events`,
      { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers },
      { clientIp: ip },
    )
  const waiting = async () => (await one.host.store.outbox.waiting()).due
  return { ...one, send, waiting }
}

test('a signed message leads to another look, and its stop holds here', async () => {
  const { host, crm, send, settle, choicesOf } = calling()
  await subscribe(host, 'news', ada)
  await settle()
  host.pass(5)
  crm.edit('7', { stopped: ['news'] })
  // A machine: no cookie, no page of ours, whatever content type.
  const answer = await send(signedEvent('e1', '7'), { headers: { Origin: 'https://crm.example', 'Content-Type': 'text/plain' } })
  expect([answer.status, await answer.json(), answer.headers.get('set-cookie')]).toEqual([200, { taken: 1 }, null])
  await settle()
  expect((await choicesOf())!.topics.news).toMatchObject({ email: { status: 'unsubscribed', door: 'connector' } })
})

test('the signature is looked for over the body as it came', async () => {
  const { crm, send } = calling()
  const heard = vi.spyOn(crm.choices, 'heard')
  const body = `{ "secret":"crm-secret",\r\n "id":"e1", "refs":[], "name":"Åsa \\u00e5" }\n`
  expect((await send(body, { headers: { 'X-Signature': 'abc' } })).status).toBe(200)
  expect(heard.mock.calls[0]![0].body).toBe(body)
  expect(heard.mock.calls[0]![0].headers.get('x-signature')).toBe('abc')
})

test('an event that comes twice, at once or later, is one look within a day', async () => {
  const { host, send, settle, waiting } = calling()
  const answers = await Promise.all([1, 2, 3].map(() => send(signedEvent('e1', '7', '8'))))
  expect([answers.map(({ status }) => status), await waiting()]).toEqual([[200, 200, 200], 2])
  await settle()
  await send(signedEvent('e1', '7', '8'))
  expect(await waiting()).toBe(0)
  await send(signedEvent('e2', '7'))
  expect(await waiting()).toBe(1)
  await settle()
  host.pass(24 * 60 + 1)
  await send(signedEvent('e1', '7'))
  expect(await waiting()).toBe(1)
})

test('an event that could not be queued is taken when it comes again', async () => {
  const { host, send, waiting } = calling()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { add } = host.store.outbox
  host.store.outbox.add = () => Promise.reject(new Error('disk full'))
  expect((await send(signedEvent('e1', '7'))).status).toBe(500)
  host.store.outbox.add = add
  expect([(await send(signedEvent('e1', '7'))).status, await waiting()]).toEqual([200, 1])
})

test('what is forged, from nobody who keeps choices, or too large is refused, and nothing follows', async () => {
  const { send, waiting } = calling()
  const forged = await send({ ...signedEvent('e1', '7'), secret: 'guessed' })
  expect([forged.status, (await forged.json()).code]).toEqual([403, 'signature-refused'])
  expect((await send(signedEvent('e1', '7'), { to: 'records' })).status).toBe(404)
  expect((await send({ ...signedEvent('e1', '7'), more: 'x'.repeat(64 * 1024) })).status).toBe(413)
  expect(await waiting()).toBe(0)
})

test('TOK-05 who forges on is told to wait, others and genuine messages are not', async () => {
  const { host, send } = calling()
  const forge = (ip: string) => send({ secret: 'guessed' }, { ip })
  for (let n = 0; n < 59; n++) await forge('192.0.2.9')
  const answer = await forge('192.0.2.9')
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([403, null])
  const refused = await forge('192.0.2.9')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect((await forge('192.0.2.10')).status).toBe(403)
  expect((await send(signedEvent('e1', '7'), { ip: '192.0.2.9' })).status).toBe(200)
  host.pass(1)
  expect((await forge('192.0.2.9')).status).toBe(403)
})
