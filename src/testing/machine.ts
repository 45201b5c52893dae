import { provenEmail } from '#api/address.ts'
import { createApp } from '#api/app.ts'
import { type Host, type KeyScope, keyScopes } from '#api/host.ts'
import { type TestHost, testHost } from './host.ts'

export const keyOf = (scope: KeyScope) => `innsyn_key-for-${scope}`

/** One key for each scope, as `API_KEYS` lists them. */
export const oneKeyEach = ({ sha256 }: Pick<Host, 'sha256'>): Host['apiKeys'] =>
  keyScopes.map((scope) => ({ name: scope, scopes: [scope], hash: sha256(keyOf(scope)) }))

/** A mail system in front of the API: no browser, no cookie; for each thing a key that can do that alone. */
export function machine(host: TestHost = testHost()) {
  host.apiKeys = oneKeyEach(host)
  const app = createApp(host)
  const ask = (path: string, headers: Record<string, string> = {}, body?: unknown) =>
    app.request(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const asked = async <T>(scope: KeyScope, path: string, body?: unknown) => {
    const answer = await ask(path, { Authorization: `Bearer ${keyOf(scope)}` }, body)
    return { status: answer.status, json: (await answer.json()) as T }
  }
  return {
    host,
    app,
    ask,
    asked,
    /** The key addresses are asked about by. */
    keyOf: (email: string) => provenEmail(host.keys, email).key,
    links: <T>(body: unknown) => asked<T>('links', '/api/v1/links', body),
    check: <T>(body: unknown) => asked<T>('suppression', '/api/v1/suppression/check', body),
    changes: <T>(query = '') => asked<T>('changes', `/api/v1/changes${query}`),
    events: <T>(...events: unknown[]) => asked<T>('events', '/api/v1/events', { events }),
  }
}
