import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod/mini'
import { provenEmail } from '#api/address.ts'
import { codeRequest, redemption, sessionView as sessionSchema } from '#api/contract/session.ts'
import type { ApiEnv } from '#api/env.ts'
import { callerOf, countUse } from '#api/http/rate-limit.ts'
import { Unprocessable } from '#api/http/unprocessable.ts'
import { answers, body } from '#api/http/validate.ts'
import { beginLogin, loginMinutes, redeemCode, redeemSecret } from './login.ts'
import { sessionView } from './session-view.ts'
import { signIn } from './sign-in.ts'

/** Binds a sign-in to the browser that asked for it (AUTH-04). */
const loginCookie = '__Host-login'
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

async function ask(c: Context<ApiEnv>, email: string): Promise<void> {
  const { host, language } = c.var
  if (c.env?.clientIp) await countUse(host, 'caller', callerOf(c.env.clientIp))
  await countUse(host, 'address', provenEmail(host.keys, email).key)
  setCookie(c, loginCookie, await beginLogin(host, email, language), { ...cookieOptions, maxAge: loginMinutes * 60 })
}

/** The rendered-ahead start page asks by a plain form, without script (DESIGN §6); it goes on to the page where the code is typed. */
const askByForm = createMiddleware<ApiEnv>(async (c, next) => {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return next()
  const form = await c.req.parseBody()
  const parsed = codeRequest.safeParse(form)
  if (!parsed.success) throw new Unprocessable(parsed.error.issues, form)
  await ask(c, parsed.data.email)
  return c.redirect('/sign-in?code=1', 303)
})

/** Sign-in by mail, for persons and staff alike; asked for again, it is the fresh proof for what needs one. */
export const authApi = new Hono<ApiEnv>()
  .post('/link', askByForm, body(codeRequest), answers(z.object({}), 202), async (c) => {
    await ask(c, c.req.valid('json').email)
    return c.json({}, 202)
  })

  .post('/redeem', body(redemption), answers(sessionSchema), async (c) => {
    const { host } = c.var
    const proof = c.req.valid('json')
    const browser = getCookie(c, loginCookie)
    const address = 'code' in proof ? await redeemCode(host, browser, proof.code) : await redeemSecret(host, browser, proof.secret)
    await signIn(c, address)
    deleteCookie(c, loginCookie, cookieOptions)
    return c.json(await sessionView(c.var))
  })
