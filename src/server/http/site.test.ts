import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTenantFolder } from '#server/tenant-folder.ts'
import { testHost } from '#testing/host.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { pages } from './pages.ts'
import { createSite } from './site.ts'
import { pageFile, readStaticFiles } from './static-files.ts'

const built = temporaryFolder()
mkdirSync(join(built, 'assets'))
writeFileSync(join(built, 'index.html'), '<!doctype html>')
writeFileSync(join(built, 'assets/main-Ab3_dE9f.js'), `${'console.log("innsyn");'.repeat(100)}`)
writeFileSync(join(built, 'icons.svg'), '<svg xmlns="http://www.w3.org/2000/svg"></svg>')

const site = (baseUrl = 'https://privacy.example.com') =>
  createSite({
    tenant: readTenantFolder('public/tenant').tenant,
    baseUrl,
    client: readStaticFiles(built),
    documents: (path, locale, signedIn) => pageFile(`<!doctype html><title>Innsyn</title>${path} ${locale}${signedIn ? ' signed in' : ''}`),
    tenantFiles: readStaticFiles('public/tenant', '/tenant/'),
    now: () => new Date('2026-11-22T09:00:00Z'),
  })

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => site().request(path, { headers, method })
const html = { accept: 'text/html,application/xhtml+xml' }

test('HDR-01 pages carry the policy to the letter', async () => {
  const { headers } = await get('/overview', html)
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; upgrade-insecure-requests; report-to csp",
  )
  expect(headers.get('reporting-endpoints')).toBe('csp="/api/v1/reports"')
  expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('permissions-policy')).toContain('geolocation=()')
})

test('HDR-01 a page with its style inside has the hash in its policy, and no other word is different', async () => {
  const inside = createSite({ ...testHost(), client: new Map(), tenantFiles: new Map(), documents: () => pageFile('', ['sha256-AbC=']) })
  const policy = (await inside.request('/help')).headers.get('content-security-policy')
  expect(policy).toContain("; style-src 'self' 'sha256-AbC='; ")
  expect(policy?.replace(" 'sha256-AbC='", '')).toBe((await get('/overview', html)).headers.get('content-security-policy'))
})

test('on this machine alone nothing asks for https', async () => {
  const { headers } = await site('http://localhost:3000').request('/overview')
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('content-security-policy')).toMatch(/trusted-types 'none'; report-to csp$/)
})

test('where a secret may stand in the address no referrer leaves', async () => {
  expect((await get('/sign-in')).headers.get('referrer-policy')).toBe('no-referrer')
  expect((await get('/choices')).headers.get('referrer-policy')).toBe('no-referrer')
  expect((await get('/overview')).headers.get('referrer-policy')).toBe('same-origin')
})

test.each(pages)('%s is a page', async (page) => {
  const answer = await get(page.replaceAll(/:\w+/g, 'x1'), html)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ])
})

test('the pages are those of the site map', () => {
  const paths = [...readFileSync('src/client/app/site-map.ts', 'utf8').matchAll(/\{ path: '([^'*]+)', lazy/g)].map(([, path]) => `/${path}`)
  const shape = (path: string) => path.replaceAll(/:\w+/g, ':x')
  expect(['/', ...paths].map(shape).sort()).toEqual(pages.map(shape).sort())
})

test.each([
  ['/help', { 'accept-language': 'sv-SE,sv;q=0.9' }, '/help sv'],
  ['/help', {}, '/help en'],
  ['/help?locale=sv', { 'accept-language': 'en' }, '/help sv'],
  ['/help?locale=xx', { 'accept-language': 'sv' }, '/help sv'],
  ['/help', { cookie: 'a=b; __Host-sid=c' }, '/help en signed in'],
  ['/help', { cookie: '__Host-login=c' }, '/help en'],
])('%s with %j is answered with %s: the language of the link wins, then the browser’s', async (path, headers, said) => {
  const answer = await get(path, headers)
  expect(await answer.text()).toMatch(new RegExp(`</title>${said}$`))
  expect(answer.headers.get('vary')).toBe('Accept-Encoding, Accept-Language, Cookie')
})

test('before the first build a page says what to do', async () => {
  const unbuilt = createSite({ ...testHost(), client: new Map(), tenantFiles: new Map() })
  expect(await (await unbuilt.request('/')).text()).toContain('npm run build')
})

test.each(['/data/x.css', '/overview/x.js', '/app.js', '/assets/old-00000000.js', '/tenant/nothing.json', '/favicon.png', '/index.html'])(
  'HDR-05 %s is not there, and no page stands in for it',
  async (path) => {
    const answer = await get(path, html)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
  },
)

test('WEB-08 an unknown page says so with its status; a program gets a line', async () => {
  const page = await get('/nowhere', html)
  expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('<title>Innsyn')])
  expect(await (await get('/nowhere')).text()).toBe('There is nothing here.\n')
})

test.each(['/.well-known/change-password', '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200'])(
  'WKN-02 %s is not there',
  async (path) => {
    const answer = await get(path, html)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
  },
)

test('GPC-06 gpc.json says yes, and since when', async () => {
  const answer = await get('/.well-known/gpc.json')
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await answer.json()).toEqual({ gpc: true, lastUpdate: '2026-11-01' })
})

test('WKN-01 security.txt names whom to write to and has half a year to go', async () => {
  const answer = await get('/.well-known/security.txt')
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const fields = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => line.split(': ') as [string, string])
  expect(fields).toEqual([
    ['Contact', expect.stringMatching(/^mailto:privacy@/)],
    ['Expires', '2027-05-21T00:00:00.000Z'],
    ['Canonical', 'https://privacy.example.com/.well-known/security.txt'],
    ['Preferred-Languages', 'en, sv'],
    ['Policy', 'https://privacy.example.com/help'],
  ])
})

test('WKN-04 robots stay away from tokens', async () => {
  expect(await (await get('/robots.txt')).text()).toContain('Disallow: /u/\n')
})

test('a file with a hash in its name is kept for a year, packed as the browser likes it', async () => {
  const plain = await get('/assets/main-Ab3_dE9f.js')
  expect([plain.headers.get('cache-control'), plain.headers.get('content-type')]).toEqual([
    'public, max-age=31536000, immutable',
    'text/javascript; charset=utf-8',
  ])
  const packed = await get('/assets/main-Ab3_dE9f.js', { 'accept-encoding': 'gzip, deflate' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(Number(packed.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')))
})

test('the tenant is sent as it is in its folder, and not again when it has not changed', async () => {
  const first = await get('/tenant/brand.css')
  expect(await first.text()).toBe(readFileSync('public/tenant/brand.css', 'utf8'))
  expect((await get('/tenant/brand.css', { 'if-none-match': first.headers.get('etag')! })).status).toBe(304)
})

test.each(['/tenant/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '//package.json'])(
  '%s leads nowhere',
  async (path) => {
    expect((await get(path)).status).toBe(404)
  },
)

test('nothing is posted here', async () => {
  expect((await get('/overview', {}, 'POST')).status).toBe(405)
})
