import { expect, test } from 'vitest'
import { personStream } from '#api/identity.ts'
import { browser } from '#testing/browser.ts'
import { testHost } from '#testing/host.ts'
import { chose, mailLink, reader, subscribe } from '#testing/mail-link.ts'
import { testTenant } from '#testing/tenant.ts'
import { confirmUrl } from './token.ts'

/** Somebody who asked for news and has the mail in front of them that asks whether they meant it. */
async function asked() {
  const tenant = testTenant()
  const topics = tenant.topics.map((topic) => (topic.id === 'news' ? { ...topic, doubleOptIn: true } : topic))
  const link = mailLink(testHost({ tenant: { ...tenant, topics } }))
  const personId = await subscribe(link.host)
  const path = new URL(confirmUrl(link.host, link.key, 1)).pathname
  const facts = async () => {
    const entries = await Array.fromAsync(link.host.store.history(personStream(personId)))
    return entries.map(({ event, door }) => `${event.type} ${door}`)
  }
  const read = async (answer: Response | Promise<Response>) => (await answer).text()
  return {
    ...link,
    path,
    facts,
    open: () => read(link.app.request(path)),
    confirm: () => read(link.press({ intent: 'confirm' }, path)),
  }
}

test('CON-13 MAIL-09 the link of the mail asks, and opening it turns nothing on', async () => {
  const { open, status, facts } = await asked()
  const page = await open()
  expect(page).toContain('Turn on <span class="name">“About news”</span> <span class="name">by e-mail?</span>')
  expect(page).toContain(
    'For <b>s•••••g<wbr>@havbris<wbr>.example</b>. Monthly. Asked for on Sunday 22 November 2026. Nothing has changed yet.',
  )
  expect(page.match(/<button/g)).toHaveLength(1)
  expect(await status()).toBe('requested')
  expect(await facts()).toEqual(['SubscriptionRequested sign-in'])
})

test('CON-13 one press turns it on, says from when and how to stop it, and works once', async () => {
  const { host, confirm, open, facts } = await asked()
  host.pass(24 * 60)
  const page = await confirm()
  expect(page).toContain('“About news”</span> <span class="name">by e-mail is on')
  expect(page).toContain('Saved Monday 23 November 2026, 10:00')
  expect(page).toMatch(/action="\/u\/u1\.[\w-]{50}"><input type="hidden" name="topic" value="news">/)
  expect(await confirm()).toContain('It has been on since Monday 23 November 2026.')
  expect(await open()).toContain('There is nothing left to confirm.')
  expect(await facts()).toEqual(['SubscriptionRequested sign-in', 'Subscribed confirmation-link'])
})

test('the stop offered on the page of a confirmation goes by a link that leaves', async () => {
  const { confirm, press, status } = await asked()
  const [, leave] = /action="(\/u\/u1\.[\w-]+)"/.exec(await confirm())!
  await press({ intent: 'stop-topic', topic: 'news' }, leave)
  expect(await status()).toBe('unsubscribed')
})

test('TOK-01 the link works for seven days and says so afterwards', async () => {
  const { host, confirm, open, status } = await asked()
  host.pass(7 * 24 * 60)
  expect(await open()).toContain('value="confirm"')
  host.pass(24 * 60)
  for (const page of [await open(), await confirm()]) {
    expect(page).toContain('This link has ended')
    expect(page).toContain('<a class="button" href="/">')
  }
  expect(await status()).toBe('requested')
})

test('SUP-03 what was stopped after the question stays stopped, whatever the older mail says', async () => {
  const { oneClick, confirm, status } = await asked()
  await oneClick()
  expect(await confirm()).toContain('<h1>There is nothing to confirm</h1>')
  expect(await status()).toBe('unsubscribed')
})

test('SUP-04 an address whose mails come back is not turned on: the page says why and shows the way', async () => {
  const { host, confirm, status } = await asked()
  await chose(host, { type: 'Block', channel: 'email', reason: 'hard-bounce' }, reader, 'feedback')
  const page = await confirm()
  expect(page).toContain('It cannot be turned on yet')
  expect(page).toContain('a mail to this address could not be delivered')
  expect(await status()).toBe('requested')
})

test.each<Record<string, string>>([
  { intent: 'stop-topic' },
  { intent: 'stop-all' },
  { intent: 'undo' },
  { intent: 'confirm', topic: 'events' },
  { 'List-Unsubscribe': 'One-Click' },
])('TOK-01 the link confirms and can do nothing else: %j', async (fields) => {
  const { path, press, facts } = await asked()
  expect((await press(fields, path)).status).toBe(400)
  expect(await facts()).toHaveLength(1)
})

test('a topic that is no longer sent has nothing to confirm', async () => {
  const { host, app, key } = mailLink()
  const answer = await app.request(new URL(confirmUrl(host, key, 999)).pathname)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('This topic is no longer sent')
})

test('TOK-01 the page of an old mail leads to no session that the mail could not open itself', async () => {
  const { host, app, path } = await asked()
  host.pass(31 * 24 * 60)
  const [, token] = /choices#u=([\w.-]+)/.exec(await (await app.request(path)).text())!
  const answer = await browser(host, app).post('/api/v1/auth/exchange', { token })
  expect(await answer.json()).toMatchObject({ status: 403, code: 'link-too-old' })
})
