import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testHost } from '#testing/host.ts'
import { mailLink, subscribe } from '#testing/mail-link.ts'
import { dayOf, mintToken } from './token.ts'

const pair = { 'List-Unsubscribe': 'One-Click' }
const multipart = () => {
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  return form
}

test.each([
  ['form-urlencoded', new URLSearchParams(pair)],
  ['multipart', multipart()],
])('MAIL-04 MAIL-07 MAIL-08 one click as %s has stopped the topic when it answers', async (_, body) => {
  const { host, post, status, choicesNow } = mailLink()
  await subscribe(host)
  await subscribe(host, 'events')
  const answer = await post(body)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect((await answer.text()).length).toBeLessThan(50)
  expect(await status('news')).toBe('unsubscribed')
  expect(await status('events'), 'that list and no other').toBe('subscribed')
  expect((await choicesNow())!.topics.news!.email!.door).toBe('one-click')
})

test.each([
  'List-Unsubscribe=One-Click\r\n',
  'list-unsubscribe=one-click',
  'List-Unsubscribe=One-Click&utm_source=x',
  'List-Unsubscribe=One-Click&intent=stop-all',
  'List-Unsubscribe=%4Fne-Click+',
])('MAIL-04 %j is the one click, and stops that list and no other', async (text) => {
  const { host, post, status } = mailLink()
  await subscribe(host)
  await subscribe(host, 'events')
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }
  const answer = await post(text, headers)
  expect([answer.status, await status('news'), await status('events')]).toEqual([200, 'unsubscribed', 'subscribed'])
})

test('MAIL-07 clicking twice, or from two places at once, is one fact and two good answers', async () => {
  const { host, oneClick } = mailLink()
  const personId = await subscribe(host)
  const answers = await Promise.all([oneClick(), oneClick()])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect((await oneClick()).status).toBe(200)
  const facts = await Array.fromAsync(host.store.history(`person/${personId}`))
  expect(facts.map(({ event }) => event.type)).toEqual(['Subscribed', 'Unsubscribed'])
})

test('TOK-04 a genuine link of what cannot be stopped, or is sent no more, is answered as every other and stops nothing', async () => {
  const host = testHost()
  const locked = host.tenant.topics.find((topic) => topic.locked)!
  for (const number of [locked.number, 9999]) {
    const { oneClick, choicesNow } = mailLink(host, number)
    expect((await oneClick()).status).toBe(200)
    expect(await choicesNow()).toBeUndefined()
  }
})

test('MAIL-05 MAIL-06 whoever is signed in, and from wherever it comes: same effect, no cookie, no redirect', async () => {
  const { host, post, status } = mailLink()
  await subscribe(host)
  const foreign = {
    Cookie: '__Host-sid=someone-else',
    Origin: 'https://elsewhere.example',
    'Sec-Fetch-Site': 'cross-site',
    Authorization: 'Bearer x',
  }
  const answer = await post(new URLSearchParams(pair), foreign)
  expect(answer.status).toBe(200)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(answer.headers.get('location')).toBeNull()
  expect(await status()).toBe('unsubscribed')
})

test.each([
  '/',
  '.',
  ',',
  ')',
  '>',
  '"',
  '%3E',
  '%22',
  '%E2%80%9D',
  '%E2%80%8B',
  '&utm_source=x',
  '%3Futm_source=x',
  ';a=b',
  '?utm_source=x&_se=y&mc_eid=z&_hsenc=q',
  '/?utm_medium=mail',
])('MAIL-05 a link with %s after it still works, without a redirect', async (tail) => {
  const { host, post, path, status } = mailLink()
  await subscribe(host)
  expect((await post(new URLSearchParams(pair), {}, path + tail)).status).toBe(200)
  expect(await status()).toBe('unsubscribed')
})

test('MAIL-14 TOK-04 a link of 13 months ago, and one of before a key rotation, stop what was subscribed since', async () => {
  const { host, key, post, status } = mailLink()
  await subscribe(host)
  const old = mintToken(host.keys, { addressKey: key, topic: 1, day: dayOf(host.now()) - 400 }, 'u1', 1)
  expect((await post(new URLSearchParams(pair), {}, `/u/${old}`)).status).toBe(200)
  expect(await status()).toBe('unsubscribed')
})

test('TOK-04 a genuine link for an address nobody has is 200, and the stop holds for it from then on', async () => {
  const { oneClick, status, host, key } = mailLink()
  const answers = await Promise.all([oneClick(), oneClick()])
  expect(answers.map((answer) => answer.status)).toEqual([200, 200])
  expect(await status()).toBe('unsubscribed')
  const [personId] = await host.store.addresses.find([key])
  expect(await Array.fromAsync(host.store.history(`person/${personId!}`))).toHaveLength(1)
})

test('TOK-04 a genuine link for a topic that is no longer sent is 200 and records nothing', async () => {
  const { oneClick, choicesNow } = mailLink(testHost(), 999)
  expect((await oneClick()).status).toBe(200)
  expect(await choicesNow()).toBeUndefined()
})

test.each([
  ['another pair', new URLSearchParams({ 'List-Unsubscribe': 'Two-Click' }), 400, 'malformed'],
  ['nothing', new URLSearchParams(), 400, 'malformed'],
  ['broken multipart', new Blob(['--x'], { type: 'multipart/form-data; boundary=y' }), 400, 'malformed'],
  ['JSON', new Blob(['{}'], { type: 'application/json' }), 415, 'wrong-content-type'],
  ['more than 1 KiB', new URLSearchParams({ ...pair, more: 'x'.repeat(1024) }), 413, 'body-too-large'],
])('MAIL-07 a body with %s changes nothing and says why', async (_, body, status, code) => {
  const { host, post, status: standing } = mailLink()
  await subscribe(host)
  const answer = await post(body)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toMatchObject({ code })
  expect(await standing()).toBe('subscribed')
})

test('MAIL-07 TOK-04 whatever we did not mint is 404, never 401, 403 or 3xx', async () => {
  const { app, path } = mailLink()
  const ends = fc.constantFrom('', 'A', path.slice(3), '=', '==', '%00', '/x', '%')
  await fc.assert(
    fc.asyncProperty(fc.nat(path.length - 4), ends, async (cut, end) => {
      const forged = path.slice(0, cut + 3) + end
      fc.pre(forged !== path)
      const answer = await app.request(forged, { method: 'POST', body: new URLSearchParams(pair) })
      expect(answer.status).toBe(404)
      expect(answer.headers.get('location')).toBeNull()
    }),
    { numRuns: 200 },
  )
})
