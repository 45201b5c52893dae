import { expect, test } from 'vitest'
import type { ChoicesView } from '#api/contract/choices.ts'
import type { ChoicesCommand } from '#domain/choices.ts'
import { people } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import type { TestHost } from '#testing/host.ts'
import { chose, mailLink, subscribe, tokenTo } from '#testing/mail-link.ts'

const ada = 'ada@example.org'
const path = '/api/v1/choices'
const choices = async (one: Browser) => (await (await one.ask(path)).json()) as ChoicesView
const post = async (one: Browser, command: object) => {
  const answer = await one.post(path, command)
  return { status: answer.status, ...((await answer.json()) as Partial<ChoicesView> & { code?: string }) }
}

/** What Ada chose before, and a browser her mail was opened in. */
async function opened(family: 'u1' | 'p1', ...before: ChoicesCommand[]) {
  const { host, stranger } = people()
  await subscribe(host, 'news', ada)
  for (const command of before) await chose(host, command, ada)
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, ada, family) })
  return { host, visitor: stranger }
}

const entries = async (host: TestHost) => {
  const [person] = await Array.fromAsync(host.store.streams('person'))
  return Array.fromAsync(host.store.history(person!))
}

const consent: ChoicesCommand = { type: 'GiveConsent', purpose: 'newsletter', textVersion: '2026-02' }

test('TOK-01 a link that only stops sees topics, how often, pause and blocks, and nothing of consents and objections', async () => {
  const pause: ChoicesCommand = { type: 'Pause', until: '2027-01-22', today: '2026-11-22' }
  const { visitor } = await opened('u1', consent, { type: 'Object', purpose: 'security' }, pause)
  const view = await choices(visitor)
  expect([view.consents, view.objections]).toEqual([{}, {}])
  expect(view.topics.news!.email!.status).toBe('subscribed')
  expect(view.pausedUntil).toBe('2027-01-22')
  const byPreferences = await opened('p1', consent, { type: 'Object', purpose: 'security' })
  const whole = await choices(byPreferences.visitor)
  expect([Object.keys(whole.consents), Object.keys(whole.objections)]).toEqual([['newsletter'], ['security']])
})

test('what an objection or an ended consent has stopped is shown as off there too', async () => {
  const { visitor } = await opened('u1', { type: 'Object', purpose: 'existing-customers' })
  const { topics } = await choices(visitor)
  expect(topics.offers!.email).toMatchObject({ status: 'unsubscribed', door: 'sign-in' })
  expect(topics.events).toBeUndefined()
})

test.each([
  [{ type: 'Unsubscribe', topic: 'news', channel: 'email' }],
  [{ type: 'Pause', until: '2027-01-22' }],
  [{ type: 'StopAllMarketing' }],
  [{ type: 'SetFrequency', topic: 'digest', frequency: 'monthly' }],
])('TOK-01 a link that only stops does %o, by the door of the link page', async (command) => {
  const { visitor, host } = await opened('u1')
  expect((await post(visitor, command)).status).toBe(200)
  expect((await entries(host)).at(-1)).toMatchObject({ actor: 'data-subject', door: 'link-page' })
})

test.each([
  [{ type: 'Subscribe', topic: 'events', channel: 'email' }],
  [{ type: 'Subscribe', topic: 'digest', channel: 'email' }],
  [{ type: 'Resume' }],
  [{ type: 'LiftBlock', channel: 'sms' }],
  [{ type: 'SetFrequency', topic: 'digest', frequency: 'weekly' }],
  [consent],
  [{ type: 'RefuseConsent', purpose: 'profiling', textVersion: '2026-01' }],
  [{ type: 'Object', purpose: 'security' }],
  [{ type: 'WithdrawObjection', purpose: 'security' }],
])('TOK-01 %o needs more than a link that only stops, whatever stands already', async (command) => {
  const pause: ChoicesCommand = { type: 'Pause', until: '2027-01-22', today: '2026-11-22' }
  const monthly: ChoicesCommand = { type: 'SetFrequency', topic: 'digest', frequency: 'monthly' }
  const { visitor, host } = await opened('u1', consent, pause, monthly)
  const [person] = await Array.fromAsync(host.store.streams('person'))
  const [snapshot] = await host.store.load([person!])
  const blocked = { ...(snapshot!.state as object), blocks: { sms: { reason: 'complaint', at: '2026-11-22T08:00:00Z', door: 'feedback' } } }
  await host.store.replaceCurrent({ ...snapshot!, state: blocked })
  const before = await entries(host)
  expect(await post(visitor, command)).toMatchObject({ status: 403, code: 'sign-in-needed' })
  expect(await entries(host)).toEqual(before)
})

test('an act by a stop link is taken back within the half hour', async () => {
  const { visitor } = await opened('u1')
  const { undo } = await post(visitor, { type: 'StopAllMarketing' })
  const back = await post(visitor, { type: 'Undo', undo })
  expect(back.topics!.news!.email!.status).toBe('subscribed')
})

test('a preference link goes both ways, with its own door as evidence', async () => {
  const { visitor, host } = await opened('p1')
  expect((await post(visitor, { type: 'Unsubscribe', topic: 'news', channel: 'email' })).topics!.news!.email!.status).toBe('unsubscribed')
  expect((await post(visitor, { type: 'Subscribe', topic: 'news', channel: 'email' })).topics!.news!.email!.status).toBe('subscribed')
  expect((await post(visitor, consent)).consents!.newsletter!.status).toBe('given')
  expect((await entries(host)).slice(1).map(({ door }) => door)).toEqual(Array(3).fill('preference-link'))
})

test('SUP-03 a one-click stop of an address nobody had stands when its person comes, until they lift it themselves', async () => {
  const { host, stranger } = people()
  const mail = mailLink(host, 2, ada)
  await mail.oneClick()
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, ada) })
  expect((await choices(stranger)).topics.offers!.email).toMatchObject({ status: 'unsubscribed', door: 'one-click' })
  expect((await post(stranger, { type: 'Subscribe', topic: 'offers', channel: 'email' })).code).toBe('sign-in-needed')
  await stranger.signIn(ada)
  expect((await choices(stranger)).topics.offers!.email!.status).toBe('unsubscribed')
  expect((await post(stranger, { type: 'Subscribe', topic: 'offers', channel: 'email' })).topics!.offers!.email).toMatchObject({
    status: 'subscribed',
    door: 'sign-in',
  })
})
