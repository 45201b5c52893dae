import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { personOf, personStream } from '#api/identity.ts'
import { testHost } from '#testing/host.ts'
import { mailLink, reader, subscribe } from '#testing/mail-link.ts'

const brand = ['brand.css', 'logo.svg'].map((name) => readFileSync(new URL(`../../../public/tenant/${name}`, import.meta.url), 'utf8'))
const host = () => testHost({ brand: { css: brand[0]!, logo: brand[1]! } })

test('MAIL-11 the page asks, with one button for the topic and plain forms for the rest', async () => {
  const link = mailLink(host())
  await subscribe(link.host)
  const answer = await link.open()
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain('<title>Stop About news? – Acme</title>')
  expect(page).toContain('Stop <span class="name">“About news”</span> <span class="name">by e-mail?</span>')
  expect(page).toContain('For <b>s•••••g<wbr>@havbris<wbr>.example</b>. Monthly. Nothing has changed yet.')
  expect(page.match(/<form method="post">/g)).toHaveLength(3)
  expect(page.match(/class="primary"/g)).toHaveLength(1)
  expect(page).toContain('All marketing stops now and returns by itself, after 3 months on Monday 22 February 2027.')
  expect(page).toContain(`href="/choices#u=${link.path.slice(3)}"`)
  expect(page).toContain('About service still reach you. You need these to use what you bought.')
  expect(page).not.toMatch(/<script|onclick|javascript:| style="/)
  expect(page).not.toContain(reader)
})

test('the page is one request of at most 8 kB, brand and all', async () => {
  const link = mailLink(host())
  const page = await (await link.open()).text()
  expect(new TextEncoder().encode(page).length).toBeLessThanOrEqual(8000)
  expect(page).toContain('--accent:light-dark(#1f5447,#8fcbb4)')
  expect(page).toContain('<svg class="mark" aria-hidden="true"')
  expect(page).not.toMatch(/<link|<img|@import|url\(/)
})

test('TOK-06 the page leaves no trace, and its policy lets in its own style alone', async () => {
  const link = mailLink(host())
  const answer = await link.open()
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'content-language': 'en',
    'cross-origin-resource-policy': 'same-origin',
    // Opened from a mail, it is painted by the process that is there: no script, nothing to keep openers from.
    'cross-origin-opener-policy': 'unsafe-none',
  })
  expect(answer.headers.getSetCookie()).toEqual([])
  const style = /<style>([\s\S]*?)<\/style>/.exec(await answer.text())![1]!
  const hash = createHash('sha256').update(style).digest('base64')
  expect(answer.headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
})

test.each([
  ['the link', '?lang=sv', 'en', 'sv'],
  ['the stored language', '', 'en', 'sv'],
  ['the browser', '', undefined, 'sv'],
  ['the link over the stored language', '?lang=en', 'sv', 'en'],
  ['the browser where the link names none we have', '?lang=xx', undefined, 'sv'],
])('rule 9 the page speaks the language of %s', async (which, query, stored, expected) => {
  const link = mailLink(host())
  const personId = await subscribe(link.host)
  const language = which === 'the stored language' ? 'sv' : stored
  if (language) await learn(link.host, personId, language)
  const page = await (await link.open(query, { 'Accept-Language': which.startsWith('the browser') ? 'sv' : 'en' })).text()
  expect(page).toContain(`<html lang="${expected}">`)
  expect(page).toContain(expected === 'sv' ? 'Stoppa <span class="name">”Om news”</span>' : 'Stop <span')
})

test('TOK-04 opening a genuine link of somebody unknown shows the page and remembers nobody', async () => {
  const { open, host, key } = mailLink()
  const answer = await open()
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('For <b>the address the mail was sent to</b>.')
  expect(await host.store.addresses.find([key])).toEqual([undefined])
})

test('TOK-04 the page says when the topic was turned on again after the mail', async () => {
  const { host, open } = mailLink()
  host.pass(3 * 24 * 60)
  await subscribe(host)
  expect(await (await open()).text()).toContain('You turned it on again on Wednesday 25 November 2026, after this mail was sent.')
})

test('a topic that is off already is shown as off, since when, with what is still on', async () => {
  const { host, open, oneClick } = mailLink()
  await subscribe(host, 'events')
  await oneClick()
  const page = await (await open()).text()
  expect(page).toContain('It has been off since Sunday 22 November 2026.')
  expect(page).toContain('<b>About events</b>')
  expect(page).not.toContain('value="undo"')
})

test.each([
  [4, '<span class="name">cannot be stopped here</span>'],
  [999, 'This topic is no longer sent'],
])('a mail of a topic that cannot be stopped (%i) says so and offers the rest', async (topic, sentence) => {
  const { open } = mailLink(testHost(), topic)
  const answer = await open()
  expect(answer.status).toBe(200)
  const page = await answer.text()
  expect(page).toContain(sentence)
  expect(page).toContain('value="stop-all"')
})

async function learn(of: ReturnType<typeof host>, personId: string, language: string) {
  const { personId: same } = await personOf(of, reader)
  expect(same).toBe(personId)
  const [after] = await of.store.load([personStream(personId)])
  const vault = [{ owner: personStream(personId), key: 'language', data: language }]
  await of.store.commit([{ after: after!, entries: [], current: after!, vault }])
}
