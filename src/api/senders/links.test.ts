import { expect, test } from 'vitest'
import type { Problem } from '#api/contract/problem.ts'
import type { LinksView } from '#api/contract/senders.ts'
import { dayOf, readToken } from '#api/unsubscribe/token.ts'
import { testHost } from '#testing/host.ts'
import { machine } from '#testing/machine.ts'

const base = 'https://privacy.acme.example'
const many = (count: number) => Array.from({ length: count }, (_, n) => `Person.${n}@Folk.example`)

test('TOK-02 each recipient gets, in order, links that are genuine and theirs', async () => {
  const { links, host, keyOf } = machine()
  const recipients = ['ada@example.org', ' Eve@Example.ORG ', 'jūratė@įmonė.lt', 'ada@example.org']
  const { status, json } = await links<LinksView>({ topic: 'offers', recipients })
  expect(status).toBe(200)
  const wanted = recipients.map((email) => ({ addressKey: keyOf(email), topic: 2, day: dayOf(host.now()) }))
  expect(json.links.map(({ key }) => key)).toEqual(wanted.map(({ addressKey }) => addressKey))
  expect(json.links.map(({ unsubscribe }) => readToken(host.keys, unsubscribe.slice(`${base}/u/`.length)))).toEqual(wanted)
  expect(json.links.map(({ preferences }) => readToken(host.keys, preferences.slice(`${base}/choices#p=`.length), 'p1'))).toEqual(wanted)
})

test('TOK-03 no link says who it is for, nor what about', async () => {
  const { links } = machine()
  const { json } = await links<LinksView>({ topic: 'offers', recipients: many(20) })
  for (const { unsubscribe, preferences, headers } of json.links) {
    expect(unsubscribe).toMatch(/^https:\/\/privacy\.acme\.example\/u\/u1\.[\w-]{50}$/)
    expect(preferences).toMatch(/^https:\/\/privacy\.acme\.example\/choices#p=p1\.[\w-]{50}$/)
    expect(`${unsubscribe} ${preferences} ${JSON.stringify(headers['List-Unsubscribe'])}`).not.toMatch(/person|folk|offers|%|@/i)
  }
})

test('MAIL-01 MAIL-02 the header fields hold one https address and the literal of one-click', async () => {
  const { links } = machine()
  const { json } = await links<LinksView>({ topic: 'news', recipients: ['ada@example.org'] })
  const [{ unsubscribe, headers }] = json.links as [LinksView['links'][0]]
  expect(headers).toEqual({
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': 'About news <news.privacy.acme.example>',
  })
})

test('MAIL-17 a mailbox is named, after the https address, only where the tenant has one', async () => {
  const { links, host } = machine()
  host.tenant.organisation.unsubscribeEmail = 'unsubscribe@acme.example'
  const { json } = await links<LinksView>({ topic: 'news', recipients: ['ada@example.org'] })
  const [{ unsubscribe, headers }] = json.links as [LinksView['links'][0]]
  const token = unsubscribe.slice(`${base}/u/`.length)
  expect(headers['List-Unsubscribe']).toBe(`<${unsubscribe}>, <mailto:unsubscribe@acme.example?subject=${token}>`)
})

test('bad addresses are named by their place, and no link is made', async () => {
  const { links } = machine()
  const recipients = ['ada@example.org', 'nobody', 'eve@example.org', 'bo@[127.0.0.1]', '']
  const { status, json } = await links<Problem>({ topic: 'news', recipients })
  expect([status, json.code]).toEqual([422, 'unprocessable'])
  expect(json.errors!.map(({ pointer }) => pointer)).toEqual(['/recipients/1', '/recipients/3', '/recipients/4'])
  expect(Object.keys(json)).not.toContain('links')
})

test.each([
  ['gossip', 'topic-unknown'],
  ['calls', 'channel-not-used'],
  ['service', 'topic-locked'],
])('MAIL-15 there are no links for %s: %s', async (topic, code) => {
  const { links, host } = machine()
  host.tenant.topics.push({ ...host.tenant.topics[0]!, id: 'calls', number: 9, channels: ['phone'] })
  const { status, json } = await links<Problem>({ topic, recipients: ['ada@example.org'] })
  expect([status, json.code, json.errors!.map(({ pointer }) => pointer)]).toEqual([422, code, ['/topic']])
})

test('ten thousand in one call ask the store nothing, and let others in between', async () => {
  const never = new Proxy({}, { get: (_, name) => expect.fail(`the store was asked for ${String(name)}`) })
  const host = testHost()
  const { links, ask } = machine({ ...host, store: never as typeof host.store })
  let done = false
  const mailing = links<LinksView>({ topic: 'news', recipients: many(10_000) }).finally(() => {
    done = true
  })
  let others = 0
  while (!done) {
    await new Promise((go) => setTimeout(go))
    if ((await ask('/healthz')).ok) others += 1
  }
  expect(new Set((await mailing).json.links.map(({ key }) => key)).size).toBe(10_000)
  expect(others).toBeGreaterThan(5)
})
