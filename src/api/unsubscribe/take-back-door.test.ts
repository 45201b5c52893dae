import { expect, test } from 'vitest'
import { personStream } from '#api/identity.ts'
import type { ChoicesCommand } from '#domain/choices.ts'
import { chose, mailLink, reader, subscribe } from '#testing/mail-link.ts'
import { undoUrl } from './undo-link.ts'

/** Somebody had news on, and a visit by a preference link turned it off and events on; they have the mail that tells them. */
async function told() {
  const link = mailLink()
  const { host } = link
  const personId = await subscribe(host)
  const byLink = (command: ChoicesCommand) => chose(host, command, reader, 'preference-link')
  await byLink({ type: 'Unsubscribe', topic: 'news', channel: 'email' })
  await byLink({ type: 'Subscribe', topic: 'events', channel: 'email' })
  const path = new URL(undoUrl(host, { addressKey: link.key, first: 2, last: 3 })).pathname
  const facts = async () => {
    const entries = await Array.fromAsync(host.store.history(personStream(personId)))
    return entries.map(({ event, door }) => `${event.type} ${door}`)
  }
  const read = async (answer: Response | Promise<Response>) => (await answer).text()
  return {
    ...link,
    byLink,
    path,
    facts,
    open: () => read(link.app.request(path)),
    takeBack: () => read(link.press({ intent: 'undo' }, path)),
  }
}

const before = ['Subscribed sign-in', 'Unsubscribed preference-link', 'Subscribed preference-link']

test('MAIL-18 MAIL-09 the link lists what a press would lead to, and opening it changes nothing', async () => {
  const { open, facts } = await told()
  const page = await open()
  expect(page).toContain('Take these changes back?')
  expect(page).toMatch(/<ul class="facts"><li>[^<]*About events by e-mail[^<]*<\/li><li>[^<]*About news by e-mail[^<]*<\/li><\/ul>/)
  expect(page.match(/value="undo"/g)).toHaveLength(1)
  expect(await facts()).toEqual(before)
})

test('MAIL-18 MAIL-19 one press takes the visit back by new facts, says so, and works once', async () => {
  const { open, takeBack, facts, status } = await told()
  const page = await takeBack()
  expect(page).toContain('As it was before')
  expect(page).toContain('Saved Sunday 22 November 2026, 10:00')
  expect([await status('news'), await status('events')]).toEqual(['subscribed', 'unsubscribed'])
  expect(await takeBack()).toContain('There is nothing to take back')
  expect(await open()).not.toContain('value="undo"')
  expect((await facts()).slice(3).toSorted()).toEqual(['Subscribed preference-link', 'Unsubscribed preference-link'])
})

test('what was changed again since is left as it is, and not listed', async () => {
  const { byLink, open, takeBack, status } = await told()
  await byLink({ type: 'Subscribe', topic: 'news', channel: 'email' })
  expect(await open()).not.toMatch(/<ul class="facts">.*About news.*<\/ul>/)
  await takeBack()
  expect([await status('news'), await status('events')]).toEqual(['subscribed', 'unsubscribed'])
})

test('what came after the visit is not taken back', async () => {
  const { byLink, takeBack, choicesNow } = await told()
  await byLink({ type: 'Pause', until: '2027-01-01', today: '2026-11-22' })
  await takeBack()
  expect((await choicesNow())!.pausedUntil).toBe('2027-01-01')
})

test('TOK-01 the link works for 30 days and says so afterwards', async () => {
  const { host, open, takeBack, facts } = await told()
  host.pass(30 * 24 * 60)
  expect(await open()).toContain('value="undo"')
  host.pass(24 * 60)
  for (const page of [await open(), await takeBack()]) expect(page).toContain('This link worked for 30 days.')
  expect(await facts()).toEqual(before)
})

test.each<Record<string, string>>([
  { intent: 'stop-all' },
  { intent: 'confirm' },
  { intent: 'undo', undo: 'x' },
  { 'List-Unsubscribe': 'One-Click' },
])('TOK-01 the link takes back and can do nothing else: %j', async (fields) => {
  const { path, press, facts } = await told()
  expect((await press(fields, path)).status).toBe(400)
  expect(await facts()).toEqual(before)
})

test('MAIL-18 the mailbox that undoes gets no mail about it', async () => {
  const { host, takeBack } = await told()
  const waiting = async () => (await host.store.outbox.waiting()).due
  const so = await waiting()
  await takeBack()
  expect(await waiting()).toBe(so)
})

test('an address nobody has any more has nothing to take back, and is remembered by nobody', async () => {
  const { host, app, press, key } = mailLink()
  const path = new URL(undoUrl(host, { addressKey: key, first: 1, last: 1 })).pathname
  for (const answer of [await app.request(path), await press({ intent: 'undo' }, path)]) {
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('There is nothing to take back')
  }
  expect(await host.store.addresses.find([key])).toEqual([undefined])
})
