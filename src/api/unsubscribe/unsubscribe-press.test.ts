import { expect, test } from 'vitest'
import { chose, mailLink, subscribe } from '#testing/mail-link.ts'

const proofIn = (page: string) => /name="undo" value="([^"]+)"/.exec(page)![1]!
const facts = async (link: ReturnType<typeof mailLink>) => {
  const [personId] = await link.host.store.addresses.find([link.key])
  return (await Array.fromAsync(link.host.store.history(`person/${personId!}`))).map(({ event, door }) => `${event.type} ${door}`)
}

test('MAIL-18 a press stops the topic and answers with what is off, undo, what is still on and what still comes', async () => {
  const link = mailLink()
  await subscribe(link.host)
  await subscribe(link.host, 'events')
  const answer = await link.press({ intent: 'stop-topic' })
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain('<title>“About news” by e-mail is off – Acme</title>')
  expect(page).toMatch(/<p class="state" role="status">.*Saved Sunday 22 November 2026, 10:00<\/p>/)
  expect(page).toContain('A mail already on its way may still arrive until Tuesday 24 November 2026.')
  expect(page).toContain('Turns About news back on.')
  expect(page).toContain('<b>About events</b><p>By e-mail. Monthly. You chose it on Sunday 22 November 2026.</p>')
  expect(page).toContain('aria-label="Stop About events"')
  expect(page).toContain('About service still reach you.')
  expect(page).toMatch(/Receipt <b>[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}<\/b>/)
  expect(await facts(link)).toEqual(['Subscribed sign-in', 'Subscribed sign-in', 'Unsubscribed link-page'])
  expect((await link.host.store.outbox.waiting()).due, 'no mail').toBe(0)
})

test('pressing again is fine and records nothing', async () => {
  const link = mailLink()
  await link.press({ intent: 'stop-topic' })
  const page = await (await link.press({ intent: 'stop-topic' })).text()
  expect(page).toContain('by e-mail is off')
  expect(page).not.toContain('value="undo"')
  expect(await facts(link)).toHaveLength(1)
})

test('another topic that is still on is stopped from the same page', async () => {
  const link = mailLink()
  await subscribe(link.host, 'events')
  const page = await (await link.press({ intent: 'stop-topic', topic: 'events' })).text()
  expect(page).toContain('“About events”')
  expect(await link.status('events')).toBe('unsubscribed')
  expect(await link.status('news')).toBeUndefined()
})

test('stop all ends every topic on every channel and the consent behind it; undo brings back what was on and no more', async () => {
  const link = mailLink()
  await chose(link.host, { type: 'GiveConsent', purpose: 'newsletter', textVersion: '2026-02' })
  await subscribe(link.host)
  const page = await (await link.press({ intent: 'stop-all' })).text()
  expect(page).toContain('All marketing is off')
  expect(page).toContain('No marketing by e-mail is on for this address.')
  expect(await link.choicesNow()).toMatchObject({
    consents: { newsletter: { status: 'withdrawn' } },
    topics: { offers: { email: { status: 'unsubscribed' } } },
  })

  const undone = await (await link.press({ intent: 'undo', undo: proofIn(page) })).text()
  expect(undone).toContain('As it was before')
  expect(await link.choicesNow()).toMatchObject({
    consents: { newsletter: { status: 'given' } },
    topics: { news: { email: { status: 'subscribed' }, sms: { status: 'unsubscribed' } }, offers: { email: { status: 'subscribed' } } },
  })
})

test('pause is until the date that was named', async () => {
  const link = mailLink()
  const page = await (await link.press({ intent: 'pause' })).text()
  expect(page).toContain('Paused until Monday 22 February 2027')
  expect(await link.choicesNow()).toMatchObject({ pausedUntil: '2027-02-22' })
  await link.press({ intent: 'undo', undo: proofIn(page) })
  expect((await link.choicesNow())!.pausedUntil).toBeUndefined()
})

test('MAIL-19 undo is a new fact, and works once', async () => {
  const link = mailLink()
  await subscribe(link.host)
  const proof = proofIn(await (await link.press({ intent: 'stop-topic' })).text())
  expect((await link.press({ intent: 'undo', undo: proof })).status).toBe(200)
  expect((await link.press({ intent: 'undo', undo: proof })).status).toBe(200)
  expect(await facts(link)).toEqual(['Subscribed sign-in', 'Unsubscribed link-page', 'Subscribed link-page'])
})

test('undo ends after 30 minutes', async () => {
  const link = mailLink()
  await subscribe(link.host)
  const proof = proofIn(await (await link.press({ intent: 'stop-topic' })).text())
  link.host.pass(31)
  expect(await (await link.press({ intent: 'undo', undo: proof })).text()).toContain('Undo has ended here')
  expect(await link.status()).toBe('unsubscribed')
})

test('undo of somebody else, or made up, undoes nothing', async () => {
  const link = mailLink()
  await subscribe(link.host)
  const proof = proofIn(await (await link.press({ intent: 'stop-topic' })).text())
  const other = mailLink(link.host, 1, 'other@havbris.example')
  await subscribe(link.host, 'news', 'other@havbris.example')
  await other.press({ intent: 'stop-topic' })
  for (const undo of [proof, `A${proof.slice(1)}`, 'x', 'x'.repeat(48)]) {
    expect(await (await other.press({ intent: 'undo', undo })).text()).toContain('Undo has ended here')
  }
  expect(await other.status()).toBe('unsubscribed')
})

test.each<Record<string, string>>([
  { intent: 'subscribe' },
  { intent: 'stop-topic', more: 'x' },
  { intent: 'undo' },
  { intent: 'stop-topic', topic: 'service' },
  { intent: 'stop-topic', topic: 'nothing' },
])('TOK-01 the link cannot do more than the page offers: %j', async (fields) => {
  const link = mailLink()
  await subscribe(link.host)
  const answer = await link.press(fields)
  expect([400, 409, 422]).toContain(answer.status)
  expect(await facts(link)).toEqual(['Subscribed sign-in'])
})
