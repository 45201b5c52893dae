import { expect, test } from 'vitest'
import type { Problem } from '#api/contract/problem.ts'
import { type KeyScope, keyScopes } from '#api/host.ts'
import { apiAs } from '#testing/api-as.ts'
import { keyOf, machine, oneKeyEach } from '#testing/machine.ts'
import { isKeyFor, keysHeld } from './api-key.ts'

const routes: [scope: KeyScope, path: string, body?: object][] = [
  ['links', '/api/v1/links', { topic: 'news', recipients: ['ada@example.org'] }],
  ['suppression', '/api/v1/suppression/check', { topic: 'news', keys: ['0'.repeat(32)] }],
  ['changes', '/api/v1/changes'],
  ['events', '/api/v1/events', { events: [{ type: 'complaint', address: 'ada@example.org' }] }],
]

test.each(routes)('a key for %s opens %s, and no other key does', async (scope, path, body) => {
  const { ask } = machine()
  for (const other of keyScopes) {
    const answer = await ask(path, { Authorization: `Bearer ${keyOf(other)}` }, body)
    const said = (await answer.json()) as Problem
    expect([other, answer.status, said.code]).toEqual([other, other === scope ? 200 : 403, other === scope ? undefined : 'scope-missing'])
    expect(answer.headers.get('www-authenticate')).toBe(other === scope ? null : `Bearer error="insufficient_scope", scope="${scope}"`)
  }
})

test.each(routes)('without a key for %s, %s asks for one', async (scope, path, body) => {
  const { ask, host } = machine()
  const hash = host.sha256(keyOf(scope))
  for (const authorization of ['', 'Bearer', 'Bearer nonsense', `Basic ${keyOf(scope)}`, `Bearer ${hash}`, `Bearer ${keyOf(scope)}x`]) {
    const answer = await ask(path, authorization ? { Authorization: authorization } : {}, body)
    expect([answer.status, ((await answer.json()) as Problem).code], authorization).toEqual([401, 'key-needed'])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  }
  expect(await host.store.tip()).toBe(0n)
})

test('the key alone counts: a session opens nothing, another origin hinders nothing, and no cookie is set', async () => {
  const { host, ada } = await apiAs()
  host.apiKeys = oneKeyEach(host)
  const [, path, body] = routes[0]!
  expect((await ada.post(path, body)).status).toBe(401)
  const foreign = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example', Authorization: `Bearer ${keyOf('links')}` }
  const answer = await ada.post(path, body, foreign)
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('what is no JSON, not what the route declares, or too large is refused by its own status', async () => {
  const { ask, links } = machine()
  const headers = { Authorization: `Bearer ${keyOf('links')}` }
  const form = await ask('/api/v1/links', { ...headers, 'Content-Type': 'text/plain' }, 'topic=news')
  expect(form.status).toBe(415)
  const unknown = await links<Problem>({ topic: 'news', recipients: ['ada@example.org'], campaign: 'x' })
  expect([unknown.status, unknown.json.errors!.map(({ pointer }) => pointer)]).toEqual([422, ['/campaign']])
  expect((await links({ topic: 'news', recipients: [] })).status).toBe(422)
  expect((await links({ topic: 'news', recipients: Array(10_001).fill('ada@example.org') })).status).toBe(422)
  const large = await links<Problem>({ topic: 'x'.repeat(4 * 1024 * 1024), recipients: ['ada@example.org'] })
  expect([large.status, large.json.code]).toEqual([413, 'body-too-large'])
})

test('what a key holds is found whatever the case of "Bearer", under every entry with its hash', () => {
  const { host } = machine()
  const again = { name: 'again', scopes: ['events'], hash: host.sha256(keyOf('links')) } as const
  const apiKeys = [...host.apiKeys, again]
  const held = keysHeld({ apiKeys, sha256: host.sha256 }, `bearer  ${keyOf('links')}`)
  expect(held.map(({ name }) => name)).toEqual(['links', 'again'])
  expect([isKeyFor('events', held), isKeyFor('changes', held)]).toEqual([true, false])
})
