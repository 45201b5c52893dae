import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { normaliseEmail } from '#api/address.ts'
import { toBase64Url } from '#api/bytes.ts'
import { minutesAfter } from '#api/dates.ts'
import type { ApiEnv } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import { Refusal } from '#domain/decider.ts'
import { signIn } from './sign-in.ts'

/** Lax, not Strict: the issuer sends the browser back from another site (SEC-03). */
const cookie = '__Host-oidc'
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
const minutes = 10

function configured({ oidc }: Host) {
  if (!oidc) throw new Refusal('not-found')
  return oidc
}

/** Sign-in of staff by OpenID Connect. Tokens of the issuer never reach the browser (SEC-01). */
export const oidcApi = new Hono<ApiEnv>()
  .get('/', async (c) => {
    const { host } = c.var
    const { url, transaction } = await configured(host).start(`${host.baseUrl}/api/v1/auth/oidc/callback`)
    const id = toBase64Url(host.randomBytes(24))
    await host.store.passes.write(`oidc/${host.sha256(id)}`, transaction, minutesAfter(host.now(), minutes))
    setCookie(c, cookie, id, { ...cookieOptions, maxAge: minutes * 60 })
    return c.redirect(url, 302)
  })

  .get('/callback', async (c) => {
    const { host } = c.var
    const oidc = configured(host)
    const id = getCookie(c, cookie)
    const transaction = id && (await host.store.passes.take(`oidc/${host.sha256(id)}`, host.now().toISOString()))
    if (!transaction) throw new Refusal('code-expired')
    deleteCookie(c, cookie, cookieOptions)
    // The issuer says no by a parameter (RFC 6749 §4.1.2.1): the one who signs in cancelled, or may not.
    if (c.req.query('error') !== undefined) throw new Refusal('issuer-refused')
    const { email } = await oidc.finish(new URL(new URL(c.req.url).search, `${host.baseUrl}/api/v1/auth/oidc/callback`), transaction)
    const address = normaliseEmail(email)
    if (!host.staff.has(address)) throw new Refusal('not-allowed')
    await signIn(c, address)
    return c.redirect('/staff', 302)
  })
