import { expect, test } from 'vitest'
import { z } from 'zod/mini'
import { declared } from '#api/http/validate.ts'
import { apiAs, type Signed } from '#testing/api-as.ts'
import { type Browser, browser } from '#testing/browser.ts'
import { keepingSource, signedEvent } from '#testing/keeping-source.ts'
import { tokenTo } from '#testing/mail-link.ts'
import { hold } from '#testing/records.ts'
import type { ExportView } from './contract/exports.ts'
import type { HistoryPage } from './contract/history.ts'
import type { RequestView } from './contract/requests.ts'
import type { LinksView } from './contract/senders.ts'
import type { FoundPerson } from './contract/staff.ts'
import { keyScopes } from './host.ts'

/** Asks every route that declares an answer, and compares what comes with what is declared. */
async function everyRoute({ host, ada, eve, sam, olga }: Signed) {
  const { routes } = ada.app
  const asked = new Set<string>()
  const declaredRoutes = routes.flatMap(({ method, path, handler }) => {
    const answer = declared.get(handler)
    return answer ? [{ name: `${method} ${path}`, method, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`), ...answer }] : []
  })

  host.sources = [...host.sources, keepingSource({}, host.now)]
  host.apiKeys = [{ name: 'machine', scopes: keyScopes, hash: host.sha256('sesame') }]
  const machine = browser(host, ada.app)

  async function call<T>(one: Browser, method: string, path: string, body?: object): Promise<T> {
    const headers = { 'Content-Type': 'application/json', ...(one === machine && { Authorization: 'Bearer sesame' }) }
    const answer = await one.ask(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    const json = (await answer.json()) as T
    // Fixed paths stand before those with a parameter.
    const matching = declaredRoutes.filter((route) => route.method === method && route.pattern.test(path.split('?')[0]!))
    const route = matching.toSorted((a, b) => Number(a.name.includes(':')) - Number(b.name.includes(':')))[0]!
    expect(answer.status, `${method} ${path} ${JSON.stringify(json)}`).toBe(route.status)
    expect(json, `${route.name} answers what it declares, no member more`).toEqual(route.schema.parse(json))
    asked.add(route.name)
    return json
  }
  const get = <T>(one: Browser, path: string) => call<T>(one, 'GET', path)
  const post = <T>(one: Browser, path: string, body?: object) => call<T>(one, 'POST', path, body)

  await get(ada, '/healthz')
  await get(ada, '/readyz')
  for (const path of ['tenant', 'notices', 'notices/2026-01', 'session', 'overview', 'choices']) await get(ada, `/api/v1/${path}`)

  const { items } = await get<{ items: { id: string; category: string }[] }>(ada, '/api/v1/items')
  const profile = items.find(({ category }) => category === 'profile')!
  await get(ada, '/api/v1/items/count?q=phone')
  const marks = [{ kind: 'phone' as const, value: '+46 8 123 456' }]
  await hold(host, 'ada@example.org', [{ id: 'm1', category: 'tickets', marks }])
  await get(ada, `/api/v1/items/${profile.id}`)
  await post(ada, '/api/v1/session/mark', marks[0])
  await post(ada, `/api/v1/items/${profile.id}/corrections`, { field: 'phone', value: '1' })

  await post(ada, '/api/v1/choices', { type: 'GiveConsent', purpose: 'newsletter', textVersion: '2026-02' })
  await post(ada, '/api/v1/choices', { type: 'Object', purpose: 'direct-marketing' })
  await post(ada, '/api/v1/choices', { type: 'Pause', until: '2026-12-24' })
  await post(ada, '/api/v1/choices', { type: 'Unsubscribe', topic: 'offers', channel: 'email' })
  await get(ada, '/api/v1/choices')

  const { entries } = await get<HistoryPage>(ada, '/api/v1/history')
  const receipt = await get<object>(ada, `/api/v1/history/receipt?stream=${entries[0]!.stream}&version=${entries[0]!.version}`)
  await post(ada, '/api/v1/history/verification', receipt)

  await post<ExportView>(ada, '/api/v1/exports', { scope: 'portable' })
  await get(ada, '/api/v1/exports')

  const { id } = await post<RequestView>(ada, '/api/v1/requests', { requestType: 'access', text: 'All of it.' })
  await get(ada, '/api/v1/requests')
  await get(ada, `/api/v1/requests/${id}`)
  await post(ada, `/api/v1/requests/${id}/messages`, { text: 'And soon.' })

  await get(olga, '/api/v1/staff/requests')
  await get(olga, `/api/v1/staff/requests/${id}`)
  await post(olga, `/api/v1/staff/requests/${id}/acts`, { type: 'StartWork' })
  await post(olga, `/api/v1/staff/requests/${id}/acts`, { type: 'Extend', reason: 'complexity', text: 'Much to look through.' })
  await post(ada, `/api/v1/requests/${id}/withdrawal`)

  const { people } = await post<{ people: FoundPerson[] }>(sam, '/api/v1/staff/people/search', { text: 'Lovelace' })
  await get(sam, `/api/v1/staff/people/${people[0]!.personId}`)
  await get(sam, `/api/v1/staff/people/${people[0]!.personId}`)
  await post(sam, '/api/v1/staff/views', { personId: people[0]!.personId, reason: 'support-call', ticket: 'T-1' })
  await get(sam, '/api/v1/session')
  await get(sam, `/api/v1/items/${profile.id}`)
  await call(sam, 'DELETE', '/api/v1/staff/views/current')
  await get(sam, '/api/v1/staff/audit')
  await get(ada, '/api/v1/history')

  await post(eve, '/api/v1/auth/link', { email: 'eve@example.org' })
  await post(eve, '/api/v1/auth/preferences', { email: 'eve@example.org' })
  for (const family of ['u1', 'p1'] as const) {
    const visitor = browser(host, ada.app)
    await post(visitor, '/api/v1/auth/exchange', { token: tokenTo(host, 'ada@example.org', family) })
    await get(visitor, '/api/v1/session')
    await get(visitor, '/api/v1/choices')
    await post(visitor, '/api/v1/choices', { type: 'Pause', until: '2027-01-24' })
  }
  const { links } = await post<LinksView>(machine, '/api/v1/links', { topic: 'news', recipients: ['ada@example.org'] })
  await post(machine, '/api/v1/suppression/check', { topic: 'news', keys: links.map(({ key }) => key) })
  await post(machine, '/api/v1/events', { events: [{ type: 'complaint', address: 'ada@example.org' }] })
  await get(machine, '/api/v1/changes')
  await post(machine, '/api/v1/sources/crm/events', signedEvent('e1', '7'))
  return { asked, declaredRoutes }
}

test('every route answers what it declares, and no route is left out', async () => {
  const signed = await apiAs()
  const { asked, declaredRoutes } = await everyRoute(signed)
  // Asked by every `signIn`; a code of one's own is needed to ask for it here.
  const left = declaredRoutes.map(({ name }) => name).filter((name) => !asked.has(name))
  expect(left).toEqual(['POST /api/v1/auth/redeem'])
})

test('API-06 OpenAPI has every route of the API with the schemas of body and answer', async () => {
  const { ada } = await apiAs()
  const spec = (await (await ada.ask('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<
      string,
      Record<string, { requestBody?: object; responses: Record<string, { content?: Record<string, { schema: object }> }> }>
    >
  }
  expect(spec.openapi).toBe('3.1.0')
  for (const { path, method, handler } of ada.app.routes) {
    const answer = declared.get(handler)
    const operation = answer && spec.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    if (!answer) continue
    const { $schema: _, ...schema } = z.toJSONSchema(answer.schema, { io: 'input' })
    expect(operation?.responses[answer.status]?.content?.['application/json']?.schema, `${method} ${path}`).toMatchObject(schema)
  }
  const choices = spec.paths['/api/v1/choices']!.post!
  expect(JSON.stringify(choices.requestBody)).toContain('StopAllMarketing')
  expect(Object.keys(choices.responses.default!.content!)).toEqual(['application/problem+json'])
})

test('API-06 OpenAPI says which routes need a key, and for what', async () => {
  const { ada } = await apiAs()
  const spec = (await (await ada.ask('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security?: object[] }>>
    components: { securitySchemes: Record<string, object> }
  }
  const needs = Object.entries(spec.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { security }]) => (security ? [[`${method} ${path}`, security]] : [])),
  )
  expect(needs).toEqual([
    ['post /api/v1/links', [{ apiKey: ['links'] }]],
    ['post /api/v1/suppression/check', [{ apiKey: ['suppression'] }]],
    ['get /api/v1/changes', [{ apiKey: ['changes'] }]],
    ['post /api/v1/events', [{ apiKey: ['events'] }]],
  ])
  expect(spec.components.securitySchemes.apiKey).toMatchObject({ type: 'http', scheme: 'bearer' })
})
