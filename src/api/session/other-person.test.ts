import { expect, test } from 'vitest'
import type { SessionView } from '#api/contract/session.ts'
import { apiAs, people } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { subscribe, tokenTo } from '#testing/mail-link.ts'

const ada = 'ada@example.org'
const exchange = (one: Browser, token: string, instead?: true) => one.post('/api/v1/auth/exchange', { token, ...(instead && { instead }) })
const session = async (one: Browser) => (await (await one.ask('/api/v1/session')).json()) as SessionView

/** Ada has been here before, and holds one mail; nobody is signed in. */
async function withMail() {
  const { host, stranger } = people()
  await subscribe(host, 'news', ada)
  return { host, visitor: stranger, token: tokenTo(host, ada) }
}

test('whoever is signed in as the same person stays signed in', async () => {
  const { visitor, token } = await withMail()
  await visitor.signIn(ada)
  expect(await (await exchange(visitor, token)).json()).toMatchObject({ scope: 'person', email: ada })
  expect((await session(visitor)).scope).toBe('person')
})

test('of two links of one person the stronger stays', async () => {
  const { visitor, host } = await withMail()
  const scopes: string[] = []
  for (const family of ['u1', 'p1', 'u1'] as const) {
    await exchange(visitor, tokenTo(host, ada, family))
    scopes.push((await session(visitor)).scope)
  }
  expect(scopes).toEqual(['stop', 'choices', 'choices'])
})

test('where somebody else is here it is asked first whose choices to open, naming the masked address', async () => {
  const { eve, sam, host } = await apiAs()
  await subscribe(host, 'news', ada)
  const token = tokenTo(host, ada, 'p1')
  for (const other of [eve, sam]) {
    const before = await session(other)
    const answer = await exchange(other, token)
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ code: 'other-person', address: 'a•••••a@example.org' })
    expect(await session(other)).toEqual(before)
    expect((await exchange(other, token, true)).status).toBe(200)
    expect(await session(other)).toMatchObject({ scope: 'choices', address: 'a•••••a@example.org' })
  }
  expect((await exchange(eve, tokenTo(host, 'eve@example.org'))).status, 'a link session counts too').toBe(409)
})

test('staff who look at somebody’s pages are asked too, and the view ends when they say so', async () => {
  const { sam, olga, host } = await apiAs()
  const { people: found } = await (await sam.post('/api/v1/staff/people/search', { text: 'Lovelace' })).json()
  await sam.post('/api/v1/staff/views', { personId: found[0].personId, reason: 'support-call', ticket: 'T-1' })
  const token = tokenTo(host, 'ada@example.org', 'p1')
  expect((await (await exchange(sam, token)).json()).code).toBe('other-person')
  expect((await session(sam)).scope).toBe('view')
  await exchange(sam, token, true)
  expect((await session(sam)).scope).toBe('choices')
  const { views } = await (await olga.ask('/api/v1/staff/audit')).json()
  expect(views).toMatchObject([{ ticket: 'T-1', endedAt: host.now().toISOString() }])
})

test('taking somebody’s place ends their visit', async () => {
  const { eve, host } = await apiAs()
  await exchange(eve, tokenTo(host, ada), true)
  await eve.signIn('eve@example.org')
  const { entries } = await (await eve.ask('/api/v1/history')).json()
  expect(entries.map(({ event }: { event: { type: string } }) => event.type)).toEqual(['VisitStarted', 'VisitEnded', 'VisitStarted'])
})
