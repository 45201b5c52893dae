import { expect, test } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import { type Browser, browser } from '#testing/browser.ts'
import { keepingSource } from '#testing/keeping-source.ts'
import { tokenTo } from '#testing/mail-link.ts'

const scopes = ['none', 'stop', 'choices', 'person', 'view', 'support', 'officer'] as const
type Scope = (typeof scopes)[number]

/** Whom each kind of route lets in; whoever is not named is refused. */
const lets: Record<string, readonly Scope[]> = {
  everybody: scopes,
  /** Who looks on asks for nothing in between. */
  asking: scopes.filter((scope) => scope !== 'view'),
  chooser: ['stop', 'choices', 'person'],
  chooserRead: ['stop', 'choices', 'person', 'view'],
  person: ['person'],
  personRead: ['person', 'view'],
  staff: ['support', 'officer'],
  officer: ['officer'],
  leaving: ['support', 'officer', 'view'],
  machine: [],
}

/** Every route there is. A new one is decided on here. */
const opens: Record<string, keyof typeof lets> = {
  'GET /healthz': 'everybody',
  'GET /readyz': 'everybody',
  'GET /dev/mailbox': 'everybody',
  'GET /api/openapi.json': 'everybody',
  'GET /u/x': 'everybody',
  'OPTIONS /u/x': 'everybody',
  'POST /u/x': 'everybody',
  'GET /api/v1/tenant': 'everybody',
  'GET /api/v1/notices': 'everybody',
  'GET /api/v1/notices/x': 'everybody',
  'GET /api/v1/session': 'everybody',
  'DELETE /api/v1/session': 'everybody',
  'POST /api/v1/session/mark': 'person',
  'POST /api/v1/auth/link': 'asking',
  'POST /api/v1/auth/preferences': 'asking',
  'POST /api/v1/auth/exchange': 'everybody',
  'POST /api/v1/auth/redeem': 'asking',
  'GET /api/v1/auth/oidc': 'everybody',
  'GET /api/v1/auth/oidc/callback': 'everybody',
  'GET /api/v1/choices': 'chooserRead',
  'POST /api/v1/choices': 'chooser',
  'GET /api/v1/overview': 'personRead',
  'GET /api/v1/items': 'personRead',
  'GET /api/v1/items/count': 'personRead',
  'GET /api/v1/items/x': 'personRead',
  'POST /api/v1/items/x/corrections': 'person',
  'GET /api/v1/history': 'personRead',
  'GET /api/v1/history/receipt': 'personRead',
  'POST /api/v1/history/verification': 'person',
  'GET /api/v1/exports': 'personRead',
  'POST /api/v1/exports': 'person',
  'GET /api/v1/exports/x/file': 'person',
  'GET /api/v1/requests': 'personRead',
  'POST /api/v1/requests': 'person',
  'GET /api/v1/requests/x': 'personRead',
  'POST /api/v1/requests/x/messages': 'person',
  'POST /api/v1/requests/x/withdrawal': 'person',
  'GET /api/v1/staff/requests': 'officer',
  'GET /api/v1/staff/requests/x': 'officer',
  'GET /api/v1/staff/requests/x/file': 'officer',
  'POST /api/v1/staff/requests/x/acts': 'officer',
  'POST /api/v1/staff/views': 'staff',
  'DELETE /api/v1/staff/views/current': 'leaving',
  'POST /api/v1/staff/people/search': 'staff',
  'GET /api/v1/staff/people/x': 'staff',
  'GET /api/v1/staff/audit': 'staff',
  'POST /api/v1/links': 'machine',
  'POST /api/v1/suppression/check': 'machine',
  'GET /api/v1/changes': 'machine',
  'POST /api/v1/events': 'machine',
  'POST /api/v1/sources/x/events': 'machine',
}

async function everyScope(): Promise<Record<Scope, Browser>> {
  const { ada, sam, olga, host } = await apiAs()
  host.sources = [...host.sources, keepingSource({}, host.now, 'x')]
  const fresh = () => browser(host, ada.app)
  const byLink = async (family: 'u1' | 'p1') => {
    const one = fresh()
    await one.post('/api/v1/auth/exchange', { token: tokenTo(host, 'ada@example.org', family) })
    return one
  }
  const { people } = await (await sam.post('/api/v1/staff/people/search', { text: 'Lovelace' })).json()
  const view = fresh()
  await view.signIn('sam@acme.example')
  await view.post('/api/v1/staff/views', { personId: people[0].personId, reason: 'support-call', ticket: 'T-1' })
  return { none: fresh(), stop: await byLink('u1'), choices: await byLink('p1'), person: ada, view, support: sam, officer: olga }
}

const refusals = ['signed-out', 'not-allowed', 'impersonation-read-only', 'key-needed', 'signature-refused']

async function isLetIn(one: Browser, route: string): Promise<boolean> {
  const [method, path] = route.split(' ') as [string, string]
  const body = method === 'POST' && { body: '{}', headers: { 'Content-Type': 'application/json' } }
  const answer = await one.ask(path, { method, ...body })
  const problem = answer.headers.get('content-type') === 'application/problem+json' && (await answer.json())
  return !(problem && refusals.includes(problem.code))
}

test('TOK-01 the capability matrix: every route lets in whom it should, and nobody else', async () => {
  const all = await everyScope()
  const routes = all.none.app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
  const names = new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+(\{[^}]*\})?/g, 'x')}`))
  expect([...names].toSorted()).toEqual(Object.keys(opens).toSorted())

  const leaving = ['DELETE /api/v1/staff/views/current', 'DELETE /api/v1/session']
  for (const scope of scopes) {
    const letIn: string[] = []
    for (const route of [...Object.keys(opens).filter((one) => !leaving.includes(one)), ...leaving])
      if (await isLetIn(all[scope], route)) letIn.push(route)
    const expected = Object.keys(opens).filter((route) => lets[opens[route]!]!.includes(scope))
    expect(letIn.toSorted(), `as ${scope}`).toEqual(expected.toSorted())
  }
})
