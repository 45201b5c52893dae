import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod/mini'
import { codeRequest, exchange, preferencesRequest, redemption, sessionView as sessionSchema } from '#api/contract/session.ts'
import type { ApiEnv, Asked } from '#api/env.ts'
import { Unprocessable } from '#api/http/unprocessable.ts'
import { answers, body } from '#api/http/validate.ts'
import { knownAs } from '#api/identity.ts'
import { Refusal } from '#domain/decider.ts'
import { exchangeLink } from './link-session.ts'
import { beginLogin, loginMinutes, redeemCode, redeemSecret } from './login.ts'
import { countMail } from './mail-limits.ts'
import { preferenceLinkEffect } from './preference-mail.ts'
import { sessionView } from './session-view.ts'
import { signIn } from './sign-in.ts'

/** Binds a sign-in to the browser that asked for it (AUTH-04). */
const loginCookie = '__Host-login'
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

async function askForCode(c: Context<ApiEnv>, email: string): Promise<void> {
  const { host, language } = c.var
  await countMail(c, email)
  const browser = await beginLogin(host, email, language, getCookie(c, loginCookie))
  setCookie(c, loginCookie, browser, { ...cookieOptions, maxAge: loginMinutes * 60 })
}

/** A lost mail is replaced: counted with the codes, and the same for every address (AUTH-01). */
async function askForLink(c: Context<ApiEnv>, email: string): Promise<void> {
  const { host, language } = c.var
  await countMail(c, email)
  await host.store.outbox.add([preferenceLinkEffect(host, email, language)])
  host.effectsWaiting()
}

/** Pages rendered ahead ask by a plain form, without script (DESIGN §6), and go on to `then`. */
const byForm = (ask: (c: Context<ApiEnv>, email: string) => Promise<void>, then: string) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return next()
    const form = await c.req.parseBody()
    const parsed = preferencesRequest.safeParse(form)
    if (!parsed.success) throw new Unprocessable(parsed.error.issues, form)
    await ask(c, parsed.data.email)
    return c.redirect(then, 303)
  })

/** The address of whose choices are open here; empty where it is not written down, and then no mail can go anywhere. */
async function ownAddress({ host, session }: Asked): Promise<string> {
  if (session.scope === 'none') throw new Refusal('signed-out')
  if (session.scope === 'staff' || session.scope === 'view') throw new Refusal('not-allowed')
  return (await knownAs(host, session.personId)).email
}

/** Sign-in by mail, for persons and staff alike; asked for again, it is the fresh proof for what needs one. And the ways by a link. */
export const authApi = new Hono<ApiEnv>()
  .post('/link', byForm(askForCode, '/sign-in?code=1'), body(codeRequest), answers(z.object({}), 202), async (c) => {
    const wanted = c.req.valid('json')
    const email = 'email' in wanted ? wanted.email : await ownAddress(c.var)
    if (email) await askForCode(c, email)
    return c.json({}, 202)
  })

  .post('/preferences', byForm(askForLink, '/?mail=1#lost'), body(preferencesRequest), answers(z.object({}), 202), async (c) => {
    await askForLink(c, c.req.valid('json').email)
    return c.json({}, 202)
  })

  .post('/exchange', body(exchange), answers(sessionSchema), async (c) => {
    const { token, instead } = c.req.valid('json')
    await exchangeLink(c, token, instead)
    return c.json(await sessionView(c.var))
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
