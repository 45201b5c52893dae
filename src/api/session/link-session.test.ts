import { expect, test } from 'vitest'
import { provenEmail } from '#api/address.ts'
import type { ChoicesView } from '#api/contract/choices.ts'
import type { SessionView } from '#api/contract/session.ts'
import { people } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { subscribe, tokenTo } from '#testing/mail-link.ts'

const ada = 'ada@example.org'
const exchange = (one: Browser, token: string) => one.post('/api/v1/auth/exchange', { token })
const session = async (one: Browser) => (await (await one.ask('/api/v1/session')).json()) as SessionView
const choices = async (one: Browser) => (await (await one.ask('/api/v1/choices')).json()) as ChoicesView
const choose = (one: Browser, command: object) => one.post('/api/v1/choices', command)

/** Ada has been here before, and holds one mail; nobody is signed in. */
async function withMail(family: 'u1' | 'p1' = 'u1') {
  const { host, stranger, another } = people()
  await subscribe(host, 'news', ada)
  return { host, visitor: stranger, another, token: tokenTo(host, ada, family) }
}

test.each([
  ['u1', 'stop'],
  ['p1', 'choices'],
] as const)('TOK-01 a %s link opens a session of scope %s that shows the address masked and no name', async (family, scope) => {
  const { visitor, token } = await withMail(family)
  const answer = await exchange(visitor, token)
  const opened = { scope, address: 'a•••••a@example.org', expiresAt: '2026-11-22T09:30:00.000Z' }
  expect([answer.status, await answer.json()]).toEqual([200, opened])
  expect(await session(visitor)).toEqual(opened)
})

test('a link session ends after 30 idle minutes, and after two hours in all', async () => {
  const { visitor, token, host } = await withMail()
  await exchange(visitor, token)
  host.pass(30)
  expect((await session(visitor)).scope).toBe('none')
  await exchange(visitor, token)
  for (let n = 0; n < 5; n++) {
    host.pass(20)
    expect((await session(visitor)).scope).toBe('stop')
  }
  host.pass(20)
  expect((await session(visitor)).scope).toBe('none')
})

test.each(['u1', 'p1'] as const)('TOK-01 a %s link of more than 30 days opens nothing here', async (family) => {
  const { visitor, host } = await withMail()
  expect((await exchange(visitor, tokenTo(host, ada, family, 30))).status).toBe(200)
  await visitor.ask('/api/v1/session', { method: 'DELETE' })
  for (const days of [31, -2]) {
    const answer = await exchange(visitor, tokenTo(host, ada, family, days))
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'link-too-old'])
  }
  expect((await session(visitor)).scope).toBe('none')
})

test('TOK-04 TOK-05 what we did not mint is 404, guesses are counted, and a genuine link passes all the same', async () => {
  const { visitor, token, host } = await withMail()
  const confirmation = tokenTo(host, ada, 'c1')
  for (const guess of [`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, token.replace('u1.', 'p1.'), confirmation, '', 'u1.'])
    expect((await exchange(visitor, guess)).status, guess).toBe(404)
  for (let n = 5; n < 60; n++) await exchange(visitor, 'u1.guess')
  expect((await exchange(visitor, 'u1.guess')).status).toBe(429)
  expect((await exchange(visitor, token)).status).toBe(200)
})

test.each(['&utm_source=mail', '.', '/', '?mc_eid=1', '%3E'])('a link with %s hung on to its end still works', async (rest) => {
  const { visitor, token } = await withMail()
  expect((await exchange(visitor, token + rest)).status).toBe(200)
})

test('an address nobody has yet opens too; its person comes into being with the first act, and signs in to the same choices', async () => {
  const { host, stranger } = people()
  const opened = await (await exchange(stranger, tokenTo(host, 'new@example.org', 'p1'))).json()
  expect(opened).toMatchObject({ scope: 'choices', address: '' })
  expect(await choices(stranger)).toEqual({ consents: {}, topics: {}, objections: {}, address: '' })
  expect(await host.store.count('person', {})).toBe(0)

  await choose(stranger, { type: 'Subscribe', topic: 'events', channel: 'email' })
  expect(await host.store.count('person', {})).toBe(1)
  await stranger.signIn('new@example.org')
  expect((await choices(stranger)).topics.events!.email).toMatchObject({ status: 'subscribed', door: 'preference-link' })
})

test('after erasure the session by a link is over: the address leads elsewhere', async () => {
  const { visitor, token, host } = await withMail()
  await exchange(visitor, token)
  const [heir] = await host.store.load(['person/heir'])
  const { key } = provenEmail(host.keys, ada)
  await host.store.commit([{ after: heir!, entries: [], current: heir!, addresses: [{ key, personId: 'heir' }] }])
  expect((await session(visitor)).scope).toBe('none')
})

test('a mailbox that is no longer the person’s does not learn their new address', async () => {
  const { visitor, token, host } = await withMail()
  const [person] = await Array.fromAsync(host.store.streams('person'))
  const [snapshot] = await host.store.load([person!])
  const vault = [{ owner: person!, key: 'email', data: 'new@example.net' }]
  await host.store.commit([{ after: snapshot!, entries: [], current: snapshot!, vault }])
  expect(await (await exchange(visitor, token)).json()).toMatchObject({ scope: 'stop', address: '' })
  expect((await choices(visitor)).address).toBe('')
})
