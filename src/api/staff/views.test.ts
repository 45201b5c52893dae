import { expect, test } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'

const reasons = { reason: 'support-call', ticket: 'T-48213' }
const found = async (by: Browser, text: string) => (await (await by.post('/api/v1/staff/people/search', { text })).json()).people
const look = async (by: Browser, text = 'ada@example.org') =>
  by.post('/api/v1/staff/views', { personId: (await found(by, text))[0].personId, ...reasons })
const visitsOf = async (by: Browser) => (await (await by.ask('/api/v1/staff/audit')).json()).views

test('IMP-01 a view shows the pages of the person and stays a session of staff', async () => {
  const { sam, ada } = await apiAs()
  const answer = await look(sam)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    scope: 'view',
    role: 'support',
    email: 'sam@acme.example',
    name: 'Ada Lovelace',
    ...reasons,
    endsAt: '2026-11-22T09:15:00.000Z',
  })
  const [seen, own] = [await (await sam.ask('/api/v1/overview')).json(), await (await ada.ask('/api/v1/overview')).json()]
  expect(seen.total).toBe(own.total)
  expect((await (await ada.ask('/api/v1/session')).json()).scope).toBe('person')
})

test('IMP-03 every route that changes something is refused while looking on, but the ways out', async () => {
  const { sam } = await apiAs()
  await look(sam)
  const unsafe = sam.app.routes.filter(
    ({ method, path }) => path.startsWith('/api/') && !path.includes('*') && !['GET', 'HEAD', 'ALL', 'OPTIONS'].includes(method),
  )
  // Machines come with a key or a signature, not as anybody's session.
  const withCookie = unsafe.filter(({ path }) => !/^\/api\/v1\/(links|suppression|changes|events|sources)\b/.test(path))
  const asked = [...new Set(withCookie.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+(\{[^}]*\})?/g, 'x')}`))]
  const ways = ['DELETE /api/v1/session', 'DELETE /api/v1/staff/views/current', 'POST /api/v1/auth/exchange']
  expect(asked).toEqual(expect.arrayContaining([...ways, 'POST /api/v1/choices', 'POST /api/v1/requests', 'POST /api/v1/staff/views']))
  for (const route of asked.filter((one) => !ways.includes(one))) {
    const [method, path] = route.split(' ') as [string, string]
    const answer = await sam.ask(path, { method, body: '{}', headers: { 'Content-Type': 'application/json' } })
    expect(answer.status, route).toBe(403)
    expect(await answer.json(), route).toMatchObject({ code: 'impersonation-read-only' })
  }
  expect((await (await sam.ask('/api/v1/session')).json()).scope).toBe('view')
})

test('IMP-04 words of the person are covered for staff who look on', async () => {
  const { sam, ada } = await apiAs()
  const { id } = await (await ada.post('/api/v1/requests', { requestType: 'complaint', text: 'My illness' })).json()
  await look(sam)
  const view = await (await sam.ask(`/api/v1/requests/${id}`)).json()
  expect(view.messages).toMatchObject([{ text: '•••••' }])
})

test('IMP-06 the visit is on the record of the person: reason, ticket, pages, beginning and end, and no name', async () => {
  const { sam, host } = await apiAs()
  const { personId } = await (await look(sam)).json()
  await sam.ask('/api/v1/overview')
  await sam.ask('/api/v1/overview')
  await sam.ask('/api/v1/choices')
  host.pass(6)
  const ended = await sam.ask('/api/v1/staff/views/current', { method: 'DELETE' })
  expect(await ended.json()).toMatchObject({ scope: 'staff', role: 'support' })
  const [snapshot] = await host.store.list('visit', { person: personId, statuses: ['staff-view'] }, 10)
  const facts = await Array.fromAsync(host.store.history(snapshot!.stream))
  expect(facts.map(({ event }) => event)).toEqual([
    { type: 'ViewStarted', person: personId, ...reasons },
    { type: 'PageSeen', page: 'overview' },
    { type: 'PageSeen', page: 'choices' },
    { type: 'VisitEnded' },
  ])
  expect(new Set(facts.map(({ actor, door }) => `${actor} ${door}`)).size).toBe(1)
  expect(facts[0]!.actor).toMatch(/^staff\/[0-9a-f]{32}$/)
  expect(await visitsOf(sam)).toMatchObject([
    {
      personId,
      name: 'Ada Lovelace',
      actor: 'sam@acme.example',
      ...reasons,
      startedAt: '2026-11-22T09:00:00.000Z',
      endedAt: '2026-11-22T09:06:00.000Z',
    },
  ])
})

test('IMP-02 after fifteen minutes it is over by itself, and a new one needs a new reason and a fresh proof', async () => {
  const { sam, host } = await apiAs()
  const { personId } = await (await look(sam)).json()
  host.pass(14)
  expect((await sam.ask('/api/v1/overview')).status).toBe(200)
  host.pass(1)
  expect((await sam.ask('/api/v1/overview')).status).toBe(403)
  expect((await (await sam.ask('/api/v1/session')).json()).scope).toBe('staff')
  expect(await visitsOf(sam)).toMatchObject([{ endedAt: '2026-11-22T09:15:00.000Z' }])
  const again = await sam.post('/api/v1/staff/views', { personId, ...reasons })
  expect(again.status).toBe(403)
  expect(await again.json()).toMatchObject({ code: 'fresh-proof-needed' })
})

test.each([
  [{ ticket: 'T 1' }, '/ticket'],
  [{ ticket: '' }, '/ticket'],
  [{ reason: 'curious' }, '/reason'],
])('IMP-02 without a reason and a ticket nobody looks: %j', async (wrong, pointer) => {
  const { sam } = await apiAs()
  const [{ personId }] = await found(sam, 'ada@example.org')
  const refused = await sam.post('/api/v1/staff/views', { personId, ...reasons, ...wrong })
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ errors: [{ pointer }] })
  expect(await visitsOf(sam)).toEqual([])
})

test('persons and strangers do not look on', async () => {
  const { ada, sam } = await apiAs()
  const [{ personId }] = await found(sam, 'eve@example.org')
  expect((await ada.post('/api/v1/staff/views', { personId, ...reasons })).status).toBe(403)
  expect((await ada.ask('/api/v1/staff/views/current', { method: 'DELETE' })).status).toBe(403)
  expect((await ada.ask('/api/v1/staff/audit')).status).toBe(403)
  await ada.ask('/api/v1/session', { method: 'DELETE' })
  expect((await ada.post('/api/v1/staff/views', { personId, ...reasons })).status).toBe(401)
  expect((await sam.post('/api/v1/staff/views', { personId: 'nobody', ...reasons })).status).toBe(404)
})

test('signing out ends the view as well', async () => {
  const { sam, olga } = await apiAs()
  await look(sam)
  await sam.ask('/api/v1/session', { method: 'DELETE' })
  expect((await (await sam.ask('/api/v1/session')).json()).scope).toBe('none')
  expect(await visitsOf(olga)).toMatchObject([{ endedAt: '2026-11-22T09:00:00.000Z' }])
})
