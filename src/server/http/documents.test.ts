import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createApp } from '#api/app.ts'
import { render } from '#client/app/ahead.tsx'
import type { Locale } from '#domain/tenant.ts'
import { testHost } from '#testing/host.ts'
import { testTenant } from '#testing/tenant.ts'
import { pagesAhead } from './ahead.ts'
import { writeDocuments } from './documents.ts'
import { pageFile } from './static-files.ts'

const template = `<!doctype html>
<html lang="en">
  <head>
    <script type="module" crossorigin src="/assets/first-Ab3dE9f0.js"></script>
    <link rel="stylesheet" href="/tenant/brand.css" />
    <link rel="stylesheet" crossorigin href="/assets/index-Ab3dE9f0.css">
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>`

const first = '_first-Ab3dE9f0.js'
const manifest = {
  [first]: { file: 'assets/first-Ab3dE9f0.js' },
  '_table-Ab3dE9f0.js': { file: 'assets/table-Ab3dE9f0.js', imports: [first] },
  'src/client/features/notice/notice-route.tsx': { file: 'assets/notice-Ab3dE9f0.js', imports: [first, '_table-Ab3dE9f0.js'] },
  'src/words/en.ts?first': { file: 'assets/en-11111111.js' },
  'src/words/en.ts?rest': { file: 'assets/en-22222222.js' },
}

const files = new Map([
  ['/tenant/brand.css', pageFile(':root{--tenant-font:"</style><script>"}')],
  ['/assets/index-Ab3dE9f0.css', pageFile('.frame{flex:1}')],
])

async function find(name = 'Acme', ahead: Parameters<typeof writeDocuments>[0]['ahead'] = { render, manifest }) {
  const tenant = testTenant()
  tenant.organisation.name = name
  const host = testHost({ tenant })
  return writeDocuments({ ...host, api: createApp(host), template, ahead, files })
}

async function documents(...how: Parameters<typeof find>) {
  const found = await find(...how)
  return (path: string, locale: Locale, signedIn = false, query = '') => new TextDecoder().decode(found(path, locale, signedIn, query).body)
}
const written = await documents()

const all = <Found>(text: string, pattern: RegExp, found: (match: RegExpExecArray) => Found) => [...text.matchAll(pattern)].map(found)
const heading = (text: string) => all(text, /<h1[^>]*>(.*?)<\/h1>/g, ([, inner]) => inner!.replaceAll(/<[^>]+>/g, '')).join(' and ')
const preloads = (text: string) => all(text, /<link rel="modulepreload" media="not all" crossorigin href="(.*?)" \/>/g, ([, file]) => file)

test.each<[string, Locale, string]>([
  ['/', 'en', 'See what Acme knows about you. Decide what happens to it.'],
  ['/', 'sv', 'Se vad Acme vet om dig. Bestäm vad som händer med det.'],
  ['/notice', 'en', 'Privacy notice'],
  ['/notice', 'sv', 'Integritetspolicy'],
  ['/help', 'en', 'Help and contact'],
  ['/help', 'sv', 'Hjälp och kontakt'],
])('%s in %s says “%s” before any script runs, and brings none along but the module', (path, locale, title) => {
  const page = written(path, locale).replace(/<style>.*?<\/style>/s, '')
  expect(heading(page)).toBe(title)
  expect(page).toContain(`<html lang="${locale}">`)
  expect(page).toMatch(/<title>.+ – Acme<\/title>.*<\/head>/s)
  expect(all(page, /<script.*?>/g, ([tag]) => tag)).toEqual(['<script type="module" crossorigin src="/assets/first-Ab3dE9f0.js">'])
  // The policy allows neither.
  expect(page).not.toMatch(/\s(style|on\w+)=/)
})

test('HDR-01 the style comes inside, once, and the policy names just that', async () => {
  const { body, styles } = (await find())('/help', 'en', false)
  const page = new TextDecoder().decode(body)
  const [style] = all(page, /<style>(.*?)<\/style>/gs, ([, inner]) => inner!)
  expect(style).toContain('.frame{flex:1}')
  expect(style, 'a tenant’s style ends where it should').toContain('<\\/style><script>')
  expect(styles).toEqual([`sha256-${createHash('sha256').update(style!).digest('base64')}`])
  expect(page).not.toContain('rel="stylesheet"')
})

test('the empty documents link to their style, which the browser keeps', async () => {
  const { body, styles } = (await find())('/sign-in', 'en', false)
  expect([new TextDecoder().decode(body).match(/rel="stylesheet"/g)?.length, styles]).toEqual([2, []])
})

test('the notice stands there whole, its recipients and versions too', () => {
  const page = written('/notice', 'en')
  for (const part of ['Privacy notice 2026-01', 'Mailer Inc.', '/notice/2025-06']) expect(page).toContain(part)
})

test('without script the start page asks for a code by a plain form, and the language by another', () => {
  const page = written('/', 'en')
  expect(page).toMatch(/<form [^>]*action="\/api\/v1\/auth\/link" method="post">.*name="email".*type="submit"/s)
  expect(page).toMatch(/<select name="locale".*<noscript><button type="submit"/s)
})

test('AUTH-01 without script a lost mail is asked for by a plain form too, and the page it leads to says the same of every address', () => {
  const page = written('/', 'en')
  expect(page).toMatch(/<form [^>]*action="\/api\/v1\/auth\/preferences" method="post">.*name="email".*type="submit"/s)
  const sent = 'If the address is known to us, a mail with the link is on its way.'
  expect(page).not.toContain(sent)
  expect(written('/', 'en', false, '?mail=1')).toContain(sent)
  expect(written('/', 'en', false, '?utm_source=mail'), 'any other query changes nothing').toBe(page)
})

test('what the page will ask for comes along, once, and nothing the document names already', () => {
  expect(preloads(written('/notice', 'en'))).toEqual([
    '/assets/notice-Ab3dE9f0.js',
    '/assets/table-Ab3dE9f0.js',
    '/assets/en-11111111.js',
    '/assets/en-22222222.js',
  ])
  expect(preloads(written('/', 'en')), 'the way in makes do with the first words').toEqual(['/assets/en-11111111.js'])
})

test('whoever is signed in gets the empty document: theirs looks different', () => {
  for (const path of pagesAhead) expect(written(path, 'en', true)).toContain('<div id="root"></div><noscript>')
})

test('every other page says what works without script', () => {
  const page = written('/sign-in', 'sv')
  expect(heading(page)).toBe('Sidan behöver JavaScript')
  expect(page).toContain('gäller i 10 minuter')
  expect(page).toContain('<title>Din integritet – Acme</title>')
  for (const way of ['/notice?locale=sv', '/help?locale=sv', 'mailto:privacy@acme.example']) expect(page).toContain(`href="${way}"`)
})

test('whatever an organisation is called, its name stays a name', async () => {
  const odd = await documents(`A&B <i> $' $&`)
  for (const path of ['/help', '/sign-in']) {
    expect(odd(path, 'en')).toContain('A&amp;B &lt;i&gt; $')
    expect(all(odd(path, 'en'), /<body>/g, ([tag]) => tag)).toHaveLength(1)
  }
})

test('a page that cannot be rendered whole stops the start', async () => {
  await expect(documents('Acme', { manifest, render: async () => '<div></div>' })).rejects.toThrow('no title')
  await expect(render('/overview/nothing', 'en', {} as Parameters<typeof render>[2])).rejects.toThrow()
})
