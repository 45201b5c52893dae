import { expect, test } from 'vitest'
import { testHost } from '#testing/host.ts'
import { chose, mailLink, reader, subscribe } from '#testing/mail-link.ts'
import { testTenant } from '#testing/tenant.ts'

const both = (text: string) => ({ en: text, sv: text })
const frequencies = [
  { id: 'weekly', title: both('Every week') },
  { id: 'monthly', title: both('Every month') },
  { id: 'yearly', title: both('Every year') },
]

async function link() {
  const tenant = testTenant()
  const topics = tenant.topics.map((topic) => (topic.id === 'news' ? { ...topic, frequencies } : topic))
  const opened = mailLink(testHost({ tenant: { ...tenant, topics } }))
  await subscribe(opened.host)
  const page = async () => (await opened.open()).text()
  const press = async (fields: Record<string, string>) => (await opened.press(fields)).text()
  return { ...opened, page, press, frequency: async () => (await opened.choicesNow())!.frequencies?.news?.frequency }
}

const proofIn = (page: string) => /name="undo" value="([^"]+)"/.exec(page)![1]!

test('MAIL-11 fewer mails is one step down, named before it is taken, and undone as it was', async () => {
  const { page, press, frequency } = await link()
  expect(await page()).toContain('Now: Monthly. Then: Every month.')
  const done = await press({ intent: 'rarer', frequency: 'monthly' })
  expect(done).toContain('comes less often')
  expect(done).toContain('From now on: Every month.')
  expect(done).toContain('<b>About news</b><p>By e-mail. Every month. You chose it')
  expect(await frequency()).toBe('monthly')
  expect(await page()).toContain('Now: Every month. Then: Every year.')
  await press({ intent: 'undo', undo: proofIn(done) })
  expect(await frequency()).toBe('weekly')
})

test('pressed twice it is still one step, and an old tab brings back no mail', async () => {
  const { press, frequency } = await link()
  await press({ intent: 'rarer', frequency: 'yearly' })
  for (const old of ['yearly', 'monthly', 'weekly']) {
    const page = await press({ intent: 'rarer', frequency: old })
    expect(page).toContain('From now on: Every year.')
    expect(page).not.toContain('value="undo"')
  }
  expect(await frequency()).toBe('yearly')
})

test('the rarest offers no fewer, and neither does a topic without a choice', async () => {
  const { page, press, open, host } = await link()
  await press({ intent: 'rarer', frequency: 'yearly' })
  expect(await page()).not.toContain('value="rarer"')
  expect((await open()).status).toBe(200)
  expect(await (await mailLink(host, 3).open()).text()).not.toContain('value="rarer"')
})

test.each(['hourly', ''])('TOK-01 a frequency that is not offered (%j) is refused', async (frequency) => {
  const { post } = await link()
  const answer = await post(new URLSearchParams({ intent: 'rarer', frequency }))
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ code: 'frequency-unknown' })
})

test.each([
  ['1', 'Tuesday 22 December 2026', '2026-12-22'],
  ['6', 'Saturday 22 May 2027', '2027-05-22'],
  ['12', 'Monday 22 November 2027', '2027-11-22'],
])('a pause of %s months is until the date it names', async (months, said, until) => {
  const { press, choicesNow } = await link()
  expect(await press({ intent: 'pause', months })).toContain(`Paused until ${said}`)
  expect((await choicesNow())!.pausedUntil).toBe(until)
})

test('a pause is only ever made longer: what is shorter is not offered, and an old tab does not end it', async () => {
  const { press, page, choicesNow } = await link()
  await press({ intent: 'pause', months: '6' })
  const open = await page()
  expect(open).toContain('All marketing is paused until Saturday 22 May 2027.')
  expect(open.match(/<option/g)).toHaveLength(1)
  const pressed = await press({ intent: 'pause', months: '1' })
  expect(pressed).toContain('Paused until Saturday 22 May 2027')
  expect(pressed).not.toContain('value="undo"')
  expect((await choicesNow())!.pausedUntil).toBe('2027-05-22')
  await press({ intent: 'pause', months: '12' })
  expect(await page()).not.toContain('value="pause"')
})

test.each(['2', '0', '-1', '120', 'x', ''])('a pause of %j months is not offered and refused', async (months) => {
  const { post, choicesNow } = await link()
  expect((await post(new URLSearchParams({ intent: 'pause', months }))).status).toBe(400)
  expect((await choicesNow())!.pausedUntil).toBeUndefined()
})

test('a pause that has ended by itself is said while somebody may wonder why mail comes again', async () => {
  const { host, press, page } = await link()
  await press({ intent: 'pause', months: '1' })
  host.pass(30 * 24 * 60)
  expect(await page()).toContain('Your pause ended on Tuesday 22 December 2026. What is on is sent again.')
  host.pass(92 * 24 * 60)
  expect(await page()).not.toContain('pause ended')
})

test.each([
  ['hard-bounce', 'On Sunday 22 November 2026 a mail to this address could not be delivered.'],
  ['complaint', 'On Sunday 22 November 2026 a mail to this address was reported as unwanted.'],
] as const)('SUP-04 a %s is explained with its way out and not told as if the person had left', async (reason, said) => {
  const { host, page, press, status, path } = await link()
  await chose(host, { type: 'Block', channel: 'email', reason }, reader, 'feedback')
  const open = await page()
  expect(open).toContain(said)
  expect(open).toContain(`<a href="/choices#u=${path.slice(3)}">How to have the rest sent again</a>`)
  expect(open).not.toContain('is off')
  const done = await press({ intent: 'stop-topic' })
  expect(done).toContain(said)
  expect(await status(), 'stopping still works').toBe('unsubscribed')
})

test('a subscription that waits for its confirmation is explained, and can be stopped', async () => {
  const { tenant } = testHost()
  const topics = tenant.topics.map((topic) => (topic.id === 'news' ? { ...topic, doubleOptIn: true } : topic))
  const { host, open, oneClick, status } = mailLink(testHost({ tenant: { ...tenant, topics } }))
  await subscribe(host)
  expect(await (await open()).text()).toContain('It is not on yet. The mail of Sunday 22 November 2026 that asks')
  await oneClick()
  expect(await status()).toBe('unsubscribed')
})

test('MAIL-08 the same topic by another channel stays, and the page says so', async () => {
  const { host, press, choicesNow } = await link()
  await chose(host, { type: 'Subscribe', topic: 'news', channel: 'sms' })
  expect(await press({ intent: 'stop-topic' })).toContain('About news still reaches you by text message.')
  expect((await choicesNow())!.topics.news!.sms!.status).toBe('subscribed')
})
