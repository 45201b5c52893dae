import { expect, test } from 'vitest'
import type { ChoicesView } from '#api/contract/choices.ts'
import { deliver } from '#api/effects/deliver.ts'
import { people } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { mailLink, subscribe, tokenTo } from '#testing/mail-link.ts'

const ada = 'ada@example.org'
const events = { type: 'Subscribe', topic: 'events', channel: 'email' } as const
const stopNews = { type: 'Unsubscribe', topic: 'news', channel: 'email' } as const

/** Ada's mail was opened by somebody, perhaps by her. */
async function opened(family: 'u1' | 'p1' = 'p1') {
  const { host, stranger } = people()
  await subscribe(host, 'news', ada)
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, ada, family) })
  return { host, visitor: stranger }
}

const choose = async (one: Browser, command: object) => (await (await one.post('/api/v1/choices', command)).json()) as ChoicesView

test('MAIL-18 a visit by a preference link gives one plain mail, once its minute is over, that says what changed', async () => {
  const { host, visitor } = await opened()
  await choose(visitor, events)
  await choose(visitor, stopNews)
  expect(await deliver(host)).toBe(0)
  host.pass(1.1)
  await deliver(host)
  expect(host.mails.map(({ to, subject }) => [to, subject])).toEqual([[ada, 'What Acme sends you has changed']])
  const { text, headers } = host.mails[0]!
  expect(headers, 'MAIL-15').toEqual({})
  expect(text).toContain('On: About events by e-mail.\n\nOff: About news by e-mail.')
  host.pass(60)
  expect(await deliver(host)).toBe(0)
})

test('MAIL-18 the mail takes the whole visit back', async () => {
  const { host, visitor } = await opened()
  await choose(visitor, events)
  await choose(visitor, stopNews)
  host.pass(1.1)
  await deliver(host)
  const [, path] = /(\/u\/r1\.[\w-]+)/.exec(host.mails[0]!.text)!
  const { app, choicesNow } = mailLink(host, 1, ada)
  expect((await app.request(path!, { method: 'POST', body: new URLSearchParams({ intent: 'undo' }) })).status).toBe(200)
  expect((await choicesNow())!.topics).toMatchObject({
    events: { email: { status: 'unsubscribed', door: 'preference-link' } },
    news: { email: { status: 'subscribed', door: 'preference-link' } },
  })
  host.pass(2)
  expect(await deliver(host), 'taking back is not told again').toBe(0)
})

test('of several changes of one thing the last is told', async () => {
  const { host, visitor } = await opened()
  const { undo } = await choose(visitor, events)
  await choose(visitor, { type: 'Undo', undo })
  host.pass(1.1)
  await deliver(host)
  expect(host.mails[0]!.text).toContain('Off: About events by e-mail.')
  expect(host.mails[0]!.text).not.toContain('On: ')
})

test('the next minute has a mail of its own, with what changed in it', async () => {
  const { host, visitor } = await opened()
  await choose(visitor, events)
  host.pass(1.1)
  await choose(visitor, stopNews)
  await deliver(host)
  host.pass(1.1)
  await deliver(host)
  const told = host.mails.map(({ text }) => [text.includes('On: About events'), text.includes('Off: About news')])
  expect(told).toEqual([
    [true, false],
    [false, true],
  ])
})

test('MAIL-18 one-click, the page of the link, a stop session and a sign-in send none', async () => {
  const { host, visitor } = await opened('u1')
  await choose(visitor, stopNews)
  const mail = mailLink(host, 2, ada)
  await mail.oneClick()
  await mail.press({ intent: 'stop-all' })
  await visitor.signIn(ada)
  await choose(visitor, events)
  host.pass(5)
  await deliver(host)
  expect(host.mails.filter(({ subject }) => subject.includes('changed'))).toEqual([])
})

test('whoever has no address written down gets none, and nothing waits for it', async () => {
  const { host, stranger } = people()
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, 'new@example.org', 'p1') })
  await choose(stranger, events)
  host.pass(1.1)
  await deliver(host)
  expect([host.mails, await host.store.outbox.waiting()]).toEqual([[], { due: 0, dead: 0 }])
})

test('the mail is in the language the person reads, else in that of the visit', async () => {
  const { host, visitor } = await opened()
  await visitor.post('/api/v1/choices', events, { 'Accept-Language': 'sv' })
  host.pass(1.1)
  await deliver(host)
  expect(host.mails[0]!.subject).toBe('Det Acme skickar till dig har ändrats')
})

test('MAIL-18 an undo by a preference link is told too: what it turns on would be on in silence', async () => {
  const { host, visitor } = await opened()
  const { undo: first } = await choose(visitor, events)
  const { undo } = await choose(visitor, { type: 'Undo', undo: first })
  host.pass(1.1)
  await deliver(host)
  expect((await choose(visitor, { type: 'Undo', undo })).topics.events!.email!.status).toBe('subscribed')
  host.pass(1.1)
  await deliver(host)
  expect(host.mails.map(({ text }) => /(On|Off): About events/.exec(text)?.[1])).toEqual(['Off', 'On'])
})

test('whoever turns something on and off all the time does not fill a mailbox: beyond four mails one tells of the hour', async () => {
  const { host, visitor } = await opened()
  for (let minute = 0; minute < 20; minute++) {
    await choose(visitor, minute % 2 ? { ...events, type: 'Unsubscribe' } : events)
    host.pass(1.1)
    await deliver(host)
  }
  await choose(visitor, stopNews)
  host.pass(38.5)
  await deliver(host)
  expect(host.mails).toHaveLength(5)
  expect(host.mails[4]!.text).toContain('Off: About events by e-mail.\n\nOff: About news by e-mail.')
  const [, path] = /(\/u\/r1\.[\w-]+)/.exec(host.mails[4]!.text)!
  const { app, choicesNow } = mailLink(host, 1, ada)
  await app.request(path!, { method: 'POST', body: new URLSearchParams({ intent: 'undo' }) })
  expect((await choicesNow())!.topics.news!.email!.status).toBe('subscribed')
})
