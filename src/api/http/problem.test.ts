import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { problem } from '#api/contract/problem.ts'
import { apiAs, people } from '#testing/api-as.ts'
import { mailLink } from '#testing/mail-link.ts'
import { messages } from '#words/en.ts'

const choices = '/api/v1/choices'
const resume = JSON.stringify({ type: 'Resume' })
const json = { 'Content-Type': 'application/json' }

/** Answer, once it is sure to be a problem in full (API-01). */
async function problemOf(answer: Response) {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const body = problem.parse(await answer.json())
  expect(body.status).toBe(answer.status)
  expect(body.type).toBe(`https://privacy.acme.example/help#${body.code}`)
  return body
}

test.each([
  ['no JSON at all', '{"type":', json, 400, 'malformed'],
  ['another content type', resume, { 'Content-Type': 'text/plain' }, 415, 'wrong-content-type'],
  ['no content type', new TextEncoder().encode(resume), {}, 415, 'wrong-content-type'],
  ['a type that only begins alike', resume, { 'Content-Type': 'application/jsonp' }, 415, 'wrong-content-type'],
  ['two megabytes', JSON.stringify({ type: 'x'.repeat(2 * 1024 * 1024) }), json, 413, 'body-too-large'],
  ['null', 'null', json, 422, 'unprocessable'],
  ['a list', '[]', json, 422, 'unprocessable'],
])('%s is refused as what it is', async (_, body, headers, status, code) => {
  const { ada, host } = await apiAs()
  const answer = await ada.ask(choices, { method: 'POST', body, headers: headers as HeadersInit })
  expect(answer.status).toBe(status)
  expect((await problemOf(answer)).code).toBe(code)
  expect(await host.store.count('person', {})).toBe(0)
})

test('a caller who breaks off while sending is no error of ours, and does nothing', async () => {
  const { app, path, host } = mailLink()
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const body = new ReadableStream({ pull: (stream) => stream.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })) })
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const answer = await app.request(path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  expect((await problemOf(answer)).code).toBe('malformed')
  expect(said).not.toHaveBeenCalled()
  expect(await host.store.tip()).toBe(0n)
  said.mockRestore()
})

test('two megabytes that do not say how long they are are refused too', async () => {
  const { ada } = await apiAs()
  const piece = new Uint8Array(64 * 1024)
  let left = 32
  const body = new ReadableStream({ pull: (stream) => (left-- > 0 ? stream.enqueue(piece) : stream.close()) })
  const answer = await ada.ask(choices, { method: 'POST', body, headers: json, duplex: 'half' } as RequestInit)
  expect((await problemOf(answer)).code).toBe('body-too-large')
})

test.each([
  [{ 'Sec-Fetch-Site': 'same-origin' }, 200],
  [{ 'Sec-Fetch-Site': 'same-site' }, 403],
  [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://privacy.acme.example' }, 403],
  [{ 'Sec-Fetch-Site': 'none' }, 403],
  [{ Origin: 'https://privacy.acme.example' }, 200],
  [{ Origin: 'https://evil.example' }, 403],
  [{ Origin: 'null' }, 403],
  [{}, 403],
])('SEC-04 an unsafe request with %o is answered %i', async (headers, status) => {
  const { ada } = await apiAs()
  const cookie = { Cookie: [...ada.cookies].map((pair) => pair.join('=')).join('; ') }
  const answer = await ada.app.request(choices, { method: 'POST', body: resume, headers: { ...json, ...cookie, ...headers } })
  expect(answer.status).toBe(status)
  if (status === 403) expect((await problemOf(answer)).code).toBe('origin-refused')
})

test('SEC-04 sign-in from another site is refused though it needs no cookie', async () => {
  const { stranger } = people()
  const answer = await stranger.post('/api/v1/auth/link', { email: 'ada@example.org' }, { 'Sec-Fetch-Site': 'cross-site' })
  expect(answer.status).toBe(403)
})

test('SEC-06 no other origin is let in', async () => {
  const { stranger } = people()
  const answer = await stranger.ask('/api/v1/session', { method: 'OPTIONS', headers: { Origin: 'https://evil.example' } })
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

test.each(['/api/v1/nothing', '/api', '/api/v1/items/x/y', '/somewhere'])('%s is a 404 problem', async (path) => {
  const { ada } = await apiAs()
  const answer = await ada.ask(path)
  expect(answer.status).toBe(404)
  expect((await problemOf(answer)).code).toBe('not-found')
})

test('API-01 a fault of ours says nothing about itself', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { ada, host } = await apiAs()
  host.store.load = () => Promise.reject(new Error('password=hunter2'))
  const answer = await ada.ask(choices)
  expect(answer.status).toBe(500)
  expect(JSON.stringify(await problemOf(answer))).not.toContain('hunter2')
  expect(error).toHaveBeenCalledOnce()
})

test('a problem is in the language of the reader', async () => {
  const { stranger } = people()
  const swedish = await problemOf(await stranger.ask('/api/v1/overview', { headers: { 'Accept-Language': 'sv' } }))
  expect(swedish).toMatchObject({ title: 'Du är utloggad', detail: 'Logga in för att fortsätta.' })
})

test('every answer of the API is kept by nobody and framed by nobody', async () => {
  const { stranger } = people()
  for (const path of ['/api/v1/tenant', '/api/v1/overview', '/api/v1/nothing']) {
    const { headers } = await stranger.ask(path)
    expect(headers.get('cache-control'), path).toBe('no-store')
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
  }
})

test('every refusal of the code has words', () => {
  const root = join(import.meta.dirname, '../..')
  const files = ['domain', 'api', 'sources'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => join(root, room, file)),
  )
  const code = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => readFileSync(file, 'utf8'))
  const codes = code.flatMap((text) => [...text.matchAll(/new Refusal(?:With)?\('([a-z-]+)'/g)].map(([, one]) => one!))
  expect(codes.length).toBeGreaterThan(20)
  expect([...new Set(codes)].filter((one) => !(`refusal.${one}` in messages))).toEqual([])
})

test('a body full of mistakes is told the first hundred', async () => {
  const { stranger } = people()
  const strange = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x${at}`, 1]))
  const { errors } = await (await stranger.post('/api/v1/auth/redeem', { code: '12345678', ...strange })).json()
  expect(errors).toHaveLength(100)
})
