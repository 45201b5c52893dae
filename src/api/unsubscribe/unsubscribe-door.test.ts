import { expect, test } from 'vitest'
import { personStream } from '#api/identity.ts'
import { testHost } from '#testing/host.ts'
import { mailLink, subscribe } from '#testing/mail-link.ts'
import { mintToken } from './token.ts'

const oneClick = 'List-Unsubscribe=One-Click'
const form = 'application/x-www-form-urlencoded'

test('MAIL-09 reading changes nothing: GET, HEAD, OPTIONS and prefetch, however often', async () => {
  const { host, app, path, open, status } = mailLink()
  const personId = await subscribe(host)
  for (let count = 0; count < 100; count++) expect((await open('', { 'Sec-Purpose': 'prefetch' })).status).toBe(200)
  expect((await app.request(path, { method: 'HEAD' })).status).toBe(200)
  expect((await app.request(path, { method: 'OPTIONS' })).status).toBe(204)
  expect(await status()).toBe('subscribed')
  expect(await Array.fromAsync(host.store.history(personStream(personId)))).toHaveLength(1)
})

test.each(['PUT', 'PATCH', 'DELETE'])('MAIL-09 %s is answered 405 with what may be asked, and changes nothing', async (method) => {
  const { host, app, path, status } = mailLink()
  await subscribe(host)
  const answer = await app.request(path, { method, body: oneClick, headers: { 'Content-Type': form } })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
  expect(await status()).toBe('subscribed')
})

test.each(['GET', 'POST'])('TOK-04 an unknown link is 404 by %s, with the same page whatever is wrong with it', async (method) => {
  const { app, path, host, key } = mailLink()
  const ask = async (at: string) => {
    const body = method === 'POST' ? { body: new URLSearchParams({ intent: 'stop-all' }) } : {}
    const answer = await app.request(at, { method, ...body })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    return answer.text()
  }
  const elsewhere = { ...host.keys, mac: (_: unknown, data: Uint8Array) => host.keys.mac('token', data, 77) }
  const preference = mintToken(host.keys, { addressKey: key, topic: 1, day: 20_000 }, 'p1')
  const page = await ask('/u/nothing')
  expect(page).toContain('This link does not work')
  const wrong = [
    path.slice(0, -1),
    path + path.slice(3),
    `${path}=`,
    `${path}==`,
    `/u/${mintToken(elsewhere, { addressKey: key, topic: 1, day: 20_000 })}`,
    `/u/${preference}`,
    `/u/c1${path.slice(5)}`,
    `/u/r1${path.slice(5)}`,
    `/u/${'/'.repeat(8000)}x`,
    '/u/a%0Ab',
  ]
  for (const at of wrong) expect(await ask(at), at.slice(0, 80)).toBe(page)
})

test.each([
  ['declared', { 'Content-Length': String(2 ** 20) }],
  ['sent in pieces', { 'Transfer-Encoding': 'chunked' }],
  ['said nothing of', {}],
])('MAIL-07 a body of 1 MiB, its length %s, is refused and changes nothing', async (_, headers) => {
  const { host, post, status } = mailLink()
  await subscribe(host)
  const answer = await post(`${oneClick}&more=${'x'.repeat(2 ** 20)}`, { 'Content-Type': form, ...headers })
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ code: 'body-too-large' })
  expect(await status()).toBe('subscribed')
})

test('TOK-06 every answer to a link leaves no trace, also one that refuses', async () => {
  const { app, path } = mailLink(testHost({ production: true }))
  const ask = (method: string, body?: string, type = form) => app.request(path, { method, body, headers: { 'Content-Type': type } })
  const answers = [
    await ask('POST', oneClick),
    await ask('POST', 'intent=stop-all'),
    await ask('POST', '{}', 'application/json'),
    await ask('POST', 'x'.repeat(2000)),
    await ask('OPTIONS'),
    await ask('PUT'),
    await ask('GET'),
    await app.request('/u/nothing'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 415, 413, 204, 405, 200, 404])
  for (const { headers } of answers)
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    })
})

test('TOK-05 after a thousand guesses a caller is asked to wait, and a genuine link from there still works', async () => {
  const { host, app, path, status } = mailLink()
  await subscribe(host)
  const from = (clientIp: string, at: string, init: RequestInit = {}) => app.request(at, init, { clientIp })
  const post = { method: 'POST', body: oneClick, headers: { 'Content-Type': form } }
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, guess) => from('192.0.2.1', `${path.slice(0, -4)}${guess}`, post)))
  expect(answers.filter((answer) => answer.status === 404)).toHaveLength(60)
  const last = answers.at(-1)!
  expect([last.status, last.headers.get('retry-after')]).toEqual([429, '60'])
  expect(await last.text()).toContain('A link that is whole still works.')

  expect((await from('192.0.2.1', path)).status, 'the page').toBe(200)
  expect((await from('192.0.2.1', path, post)).status, 'one click').toBe(200)
  expect(await status()).toBe('unsubscribed')
  expect((await from('192.0.2.2', '/u/nothing')).status, 'somebody else').toBe(404)
  host.pass(1)
  expect((await from('192.0.2.1', '/u/nothing')).status, 'a minute later').toBe(404)
})
