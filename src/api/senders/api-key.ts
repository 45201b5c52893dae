import { createMiddleware } from 'hono/factory'
import { describeRoute } from 'hono-openapi'
import { sameBytes, utf8 } from '#api/bytes.ts'
import type { ApiEnv } from '#api/env.ts'
import type { ApiKey, Host, KeyScope } from '#api/host.ts'
import { Refusal } from '#domain/decider.ts'

/** Name of the security scheme in OpenAPI. */
export const apiKeyScheme = 'apiKey'

/** The entries `Authorization: Bearer …` (RFC 6750) holds the key of. Hashes are compared, every one of them, in constant time. */
export function keysHeld({ apiKeys, sha256 }: Pick<Host, 'apiKeys' | 'sha256'>, authorization = ''): ApiKey[] {
  const [, key] = /^bearer +(\S+)$/i.exec(authorization) ?? []
  if (key === undefined) return []
  const hash = utf8(sha256(key))
  return apiKeys.filter((known) => sameBytes(hash, utf8(known.hash)))
}

/** Whether that key may do this. */
export const isKeyFor = (scope: KeyScope, held: readonly ApiKey[]) => held.some(({ scopes }) => scopes.includes(scope))

/**
 * Lets in whoever has a key with this scope. The key alone is the authority: no cookie and no origin is looked at. Refuses with
 * `key-needed` or `scope-missing`, and says so to programs as RFC 6750 §3 has it.
 */
export function withKey(scope: KeyScope) {
  const check = createMiddleware<ApiEnv>(async (c, next) => {
    const held = keysHeld(c.var.host, c.req.header('authorization'))
    if (isKeyFor(scope, held)) return next()
    c.header('WWW-Authenticate', held.length > 0 ? `Bearer error="insufficient_scope", scope="${scope}"` : 'Bearer')
    throw new Refusal(held.length > 0 ? 'scope-missing' : 'key-needed')
  })
  // What OpenAPI is written from hangs on the middleware.
  return Object.assign(check, describeRoute({ security: [{ [apiKeyScheme]: [scope] }] }))
}
