import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '#testing/free-port.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { innsyn, type ServerProcess, serverProcess } from '#testing/server-process.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

// Each starts one process or more, and a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

let server: ServerProcess
beforeAll(async () => {
  server = await serverProcess()
})
afterAll(() => server.end('SIGKILL'))

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers, redirect: 'manual' })
const linkSaid = (by: ServerProcess) => /\/u\/(u1\.[\w-]+)/.exec(by.said())![0]
const oneClick = (by: ServerProcess, link: string) =>
  fetch(by.url + link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
const entries = async (by: ServerProcess) =>
  Number(/^innsyn_ledger_entries (\d+)/m.exec(await (await fetch(`${by.url}/metrics`)).text())![1])

test('when it is ready it says so in one line, and names three addresses to try', async () => {
  const lines = server.said().split('\n')
  expect(lines[0]).toBe(`Innsyn is ready at ${server.url}`)
  expect(lines[1]).toContain(`${server.url}/sign-in`)
  expect(lines[1]).toContain('solveig.aasland@havbris.example')
  expect((await get(linkSaid(server))).status).toBe(200)
  expect(lines[3]).toContain(`${server.url}/dev/mailbox`)
})

test('it is alive and ready, and the mailbox holds the newsletter', async () => {
  expect((await get('/healthz')).status).toBe(200)
  expect((await get('/readyz')).status).toBe(200)
  await expect.poll(async () => (await get('/dev/mailbox')).text()).toContain('/u/u1.')
})

test('answers of the API are packed where the browser takes it', async () => {
  const answer = await get('/api/v1/tenant', { 'accept-encoding': 'gzip' })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(await answer.json()).toHaveProperty('organisation')
})

test('the page of a link is packed in one piece, so that no browser paints an empty one first; HEAD has its headers alone', async () => {
  const page = await get(linkSaid(server), { 'accept-encoding': 'gzip' })
  expect(page.headers.get('content-encoding')).toBe('gzip')
  expect(Number(page.headers.get('content-length'))).toBeGreaterThan(1000)
  expect(page.headers.get('transfer-encoding')).toBeNull()
  expect(await page.text()).toContain('name="intent"')

  const head = await fetch(server.url + linkSaid(server), { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(head.headers.get('content-security-policy')).toBe(page.headers.get('content-security-policy'))
  expect(await head.text()).toBe('')
})

test('operators read the metrics from this machine; behind a proxy nobody does without a key', async () => {
  expect(await (await get('/metrics')).text()).toContain('innsyn_http_requests_total{method="GET"')
  expect((await get('/metrics', { 'x-forwarded-for': '198.51.100.7' })).status).toBe(404)
})

test('HDR-01 what browsers report of the policy is taken, without the addresses in it', async () => {
  const report = [{ type: 'csp-violation', body: { effectiveDirective: 'img-src', documentURL: 'https://x/u/u1.secret' } }]
  const answer = await fetch(`${server.url}/api/v1/reports`, { method: 'POST', body: JSON.stringify(report) })
  expect(answer.status).toBe(204)
  await expect.poll(() => server.said()).toContain('"policy":"img-src"')
  expect(server.said()).not.toContain('u1.secret')
})

test('TOK-07 no token and no query reaches the log', async () => {
  const token = linkSaid(server)
  await get(`${token}?from=mail`)
  await get('/api/v1/notices?locale=sv')
  await expect.poll(() => server.said()).toContain('"path":"/api/v1/notices"')
  const log = server
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n')
  expect(log).toContain('"path":"/u/*"')
  expect(log).not.toContain(token)
  expect(log).not.toContain('locale=sv')
})

test('a port that is taken stops the start with a plain sentence', async () => {
  const second = await serverProcess({ PORT: String(server.port) })
  expect(await second.end()).toBe(1)
  expect(second.said()).toBe(
    `Port ${server.port} is taken by another program (perhaps Innsyn is running already): end that one, or choose another with PORT=${server.port + 1}.\n`,
  )
})

test('a data folder that cannot be written stops the start with a plain sentence', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const stuck = await serverProcess({ DATA_DIR: join(file, 'data') })
  expect(await stuck.end()).toBe(1)
  expect(stuck.said()).toMatch(
    /^The data folder .+ cannot be written \(ENOTDIR\): give this program the right to, or name another with DATA_DIR\.\n$/,
  )
})

test('an unsafe setting stops the start with its reason', async () => {
  const open = await serverProcess({ HOST: '0.0.0.0' })
  expect(await open.end()).toBe(1)
  expect(open.said()).toMatch(/^HOST is not loopback, so this is production: set BASE_URL [^\n]+\n$/)
})

test('a tenant file with a slip stops the start and nothing is made', async () => {
  const stopped = await serverProcess({ TENANT_DIR: 'src', DATA_DIR: join(temporaryFolder(), 'data') })
  expect(await stopped.end()).toBe(1)
  expect(stopped.said().trim().split('\n')).toHaveLength(1)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly; the next start keeps what was chosen', async (signal) => {
  const first = await serverProcess()
  const link = linkSaid(first)
  expect((await oneClick(first, link)).status).toBe(200)
  const kept = await entries(first)
  expect(await first.end(signal)).toBe(0)

  const port = await freePort()
  const second = await serverProcess({ DATA_DIR: first.dataDir, PORT: String(port) })
  expect(await entries(second)).toBe(kept)
  expect((await fetch(second.url + link)).status).toBe(200)
  await second.end('SIGKILL')
})

test('an act under way is finished before the end', async () => {
  const own = await serverProcess()
  const body = 'List-Unsubscribe=One-Click'
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length, expect: '100-continue' }
  const asked = request(own.url + linkSaid(own), { method: 'POST', headers })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    asked.once('response', (answer) => resolve(answer.resume().statusCode))
    asked.once('error', reject)
  })
  asked.flushHeaders()
  // The server has begun with it and waits for the rest.
  await once(asked, 'continue')
  const ended = own.end('SIGTERM')
  await expect
    .poll(() =>
      fetch(`${own.url}/healthz`).then(
        () => 'takes more',
        () => 'takes no more',
      ),
    )
    .toBe('takes no more')
  asked.end(body)
  expect(await answered).toBe(200)
  expect(await ended).toBe(0)
})

test('kill -9 in the middle of writing loses no choice that was answered', async () => {
  const own = await serverProcess()
  const links = (await innsyn(['links', '--count', '20'], own))
    .trim()
    .split('\n')
    .map((link) => new URL(link).pathname)
  const answered: string[] = []
  const asked = links.map((link) => oneClick(own, link).then(({ ok }) => ok && answered.push(link)))
  await Promise.any(asked)
  await own.end('SIGKILL')
  await Promise.allSettled(asked)
  const again = await serverProcess({ DATA_DIR: own.dataDir })
  expect(answered).not.toEqual([])
  // A stop that is there already adds nothing; one that was lost would be written now.
  const kept = await entries(again)
  await Promise.all(answered.map((link) => oneClick(again, link)))
  expect(await entries(again)).toBe(kept)
  expect(await innsyn(['verify'], again)).toContain('every chain holds')
  await again.end('SIGKILL')
})

test('keys are not changed under a server that knows only the old one', async () => {
  await expect(innsyn(['rotate-keys'], server)).rejects.toThrow(`The server is running on port ${server.port} and knows only the old key`)
  expect((await get(linkSaid(server))).status).toBe(200)
})

test('on PostgreSQL it is the same: what was chosen is there after a restart, and nothing is made up', async () => {
  const database = await freshDatabase()
  const { url } = database
  const first = await serverProcess({ DATABASE_URL: url })
  expect(await entries(first)).toBe(0)
  await innsyn(['seed', '--people', '1'], first, { DATABASE_URL: url })
  const link = new URL((await innsyn(['links'], first, { DATABASE_URL: url })).trim()).pathname
  expect((await oneClick(first, link)).status).toBe(200)
  const kept = await entries(first)
  expect(kept).toBeGreaterThan(1)
  expect(await first.end('SIGTERM')).toBe(0)
  const second = await serverProcess({ DATABASE_URL: url, DATA_DIR: first.dataDir })
  expect(await entries(second)).toBe(kept)
  await second.end('SIGTERM')
  await database.drop()
})

test('a database that does not answer stops the start with a plain sentence', async () => {
  const port = await freePort()
  const stopped = await serverProcess({ DATABASE_URL: `postgres://nobody:secret@127.0.0.1:${port}/none` })
  expect(await stopped.end()).toBe(1)
  expect(stopped.said()).toMatch(
    /^The database of DATABASE_URL does not answer \([^\n]+\): check that it runs and that the address is right\.\n$/,
  )
  expect(stopped.said()).not.toContain('secret')
})

test('keys made at the first start are for the owner alone', () => {
  expect(readFileSync(join(server.dataDir, 'secret-keys'), 'utf8')).toMatch(/^1:[\w-]{43}\n$/)
})
