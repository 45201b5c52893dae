import { expect, test } from 'vitest'
import type { Oidc } from '#api/host.ts'
import { people } from '#testing/api-as.ts'

/** An issuer at which `email` signs in. */
const issuer = (email: string): Oidc => ({
  start: async (redirectUri) => ({ url: `https://issuer.example/auth?redirect_uri=${redirectUri}`, transaction: { nonce: 'n' } }),
  finish: async (callback, transaction) => {
    expect(transaction).toEqual({ nonce: 'n' })
    expect(callback.href).toBe('https://privacy.acme.example/api/v1/auth/oidc/callback?code=c&state=s')
    return { email }
  },
})

const start = '/api/v1/auth/oidc'
const callback = `${start}/callback?code=c&state=s`

test('staff come back from the issuer signed in', async () => {
  const { stranger } = people({ oidc: issuer('Sam@Acme.example') })
  const away = await stranger.ask(start)
  expect(away.headers.get('location')).toMatch(/^https:\/\/issuer\.example\/auth/)
  expect(away.headers.getSetCookie()[0], 'SEC-03').toContain('SameSite=Lax')
  const back = await stranger.ask(callback, { headers: { 'Sec-Fetch-Site': 'cross-site' } })
  expect([back.status, back.headers.get('location')]).toEqual([302, '/staff'])
  expect(await (await stranger.ask('/api/v1/session')).json()).toMatchObject({ scope: 'staff', email: 'sam@acme.example' })
})

test('an answer of the issuer works once, and only in the browser that asked', async () => {
  const { stranger, another } = people({ oidc: issuer('sam@acme.example') })
  await stranger.ask(start)
  expect((await another().ask(callback)).status).toBe(409)
  const cookie = stranger.cookies.get('__Host-oidc')!
  await stranger.ask(callback)
  stranger.cookies.set('__Host-oidc', cookie)
  expect((await stranger.ask(callback)).status).toBe(409)
})

test('an issuer that says no is a refusal, and the answer is used up', async () => {
  const { stranger } = people({ oidc: issuer('sam@acme.example') })
  await stranger.ask(start)
  const answer = await stranger.ask(`${start}/callback?error=access_denied&state=s`)
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ code: 'issuer-refused' })
  expect((await stranger.ask(callback)).status).toBe(409)
})

test('SEC-11 whoever is not staff does not get in this way', async () => {
  const { stranger } = people({ oidc: issuer('ada@example.org') })
  await stranger.ask(start)
  expect((await stranger.ask(callback)).status).toBe(403)
  expect(await (await stranger.ask('/api/v1/session')).json()).toEqual({ scope: 'none' })
})

test('where no issuer is configured there is no such way', async () => {
  const { stranger } = people()
  expect((await stranger.ask(start)).status).toBe(404)
})
