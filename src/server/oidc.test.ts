import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdProvider, type Visitor } from '#testing/openid-provider.ts'
import { oidc } from './oidc.ts'

const callback = 'https://privacy.example.com/api/v1/auth/oidc/callback'
const visitor: Visitor = { email: 'ada@example.com', email_verified: true }
let server: Server
let client: ReturnType<typeof oidc>

beforeAll(async () => {
  server = await openIdProvider({ clientId: 'innsyn', clientSecret: 'secret-of-innsyn', redirectUri: callback, visitor })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  client = oidc({ issuer, clientId: 'innsyn', clientSecret: 'secret-of-innsyn' })
})
afterAll(() => server.close())

/** Follows the provider's redirects with its cookies, as a browser would, up to the address that leads back to us. */
async function signInAt(url: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = url
  for (let step = 0; step < 8 && !next.startsWith(callback); step++) {
    const header = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const answer = await fetch(next, { redirect: 'manual', headers: header })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';', 1)[0]!.split('=') as [string, string]
      cookies.set(name, value)
    }
    next = new URL(answer.headers.get('location') ?? '', next).href
  }
  return new URL(next)
}

test('SEC-01 the browser is sent with code flow, PKCE S256, state and nonce', async () => {
  const { url } = await client.start(callback)
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    state: expect.stringMatching(/.{20,}/),
    nonce: expect.stringMatching(/.{20,}/),
    redirect_uri: callback,
  })
})

test('whoever signs in at the provider comes back with a verified address', async () => {
  const { url, transaction } = await client.start(callback)
  expect(await client.finish(await signInAt(url), transaction)).toEqual({ email: 'ada@example.com' })
})

test('SEC-11 an address the provider does not vouch for is refused', async () => {
  visitor.email_verified = false
  const { url, transaction } = await client.start(callback)
  await expect(client.finish(await signInAt(url), transaction)).rejects.toThrow('not-allowed')
  visitor.email_verified = true
})

test('SEC-12 an answer to another sign-in is refused', async () => {
  const mine = await client.start(callback)
  const other = await client.start(callback)
  await expect(client.finish(await signInAt(mine.url), other.transaction)).rejects.toThrow()
})

test('SEC-12 a code without the verifier it was asked with is refused', async () => {
  const { url, transaction } = await client.start(callback)
  const forged = { ...(transaction as object), verifier: 'v'.repeat(43) }
  await expect(client.finish(await signInAt(url), forged)).rejects.toThrow()
})

test('an answer from another issuer is refused (mix-up)', async () => {
  const { url, transaction } = await client.start(callback)
  const back = await signInAt(url)
  back.searchParams.set('iss', 'https://evil.example')
  await expect(client.finish(back, transaction)).rejects.toThrow()
})
