import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { ApiEnv } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import { headersOf } from '#api/http/answer-headers.ts'
import { languageOf } from '#api/http/language.ts'
import { onError } from '#api/http/problem.ts'
import { pageFrame } from '#api/pages/page.ts'
import { wordsFor } from '#words/words.ts'
import { confirmDoor } from './confirm-door.ts'
import { guessCounter, guessesRestSeconds } from './guesses.ts'
import { type LinkDoor, leaveDoor } from './leave-door.ts'
import { type Link, linkOf } from './link.ts'
import { isOneClick, oneClick } from './one-click.ts'
import { mustBeSmall } from './small-body.ts'
import { takeBackDoor } from './take-back-door.ts'
import { fieldsOf, formOf } from './unsubscribe-form.ts'
import type { PageText } from './unsubscribe-parts.ts'
import { readerOf } from './unsubscribe-reader.ts'

/** Where a link leads; the token is what comes after, whatever that is. */
export const unsubscribePath = '/u/:token{[\\s\\S]+}'
const methods = { Allow: 'GET, HEAD, POST, OPTIONS' }

/**
 * The links of mails (RFC 8058; DESIGN §2), as an app of their own: mail programs come in bursts, and go straight here. The token is
 * the authority: cookies, origin and whoever is signed in are not looked at (MAIL-06). It never redirects and never sets a cookie
 * (MAIL-05). Reading changes nothing (MAIL-09).
 */
export function createUnsubscribe(host: Host) {
  const frame = pageFrame(host)
  const headers = { ...headersOf(host), ...frame.headers }
  // As one plain object, which Node is given as it is: setting header by header is slow.
  const oneClickAnswer = { headers: { ...headers, 'Content-Type': 'text/plain; charset=UTF-8' } }
  const isTooMany = guessCounter(host.now)

  const languageIn = (c: Context<ApiEnv>) => languageOf(c.req.header('accept-language'), host.tenant.organisation.defaultLocale)
  const show = (c: Context<ApiEnv>, locale: string, { title, body }: PageText, status: 200 | 404 | 429 = 200) =>
    c.html(frame.render({ locale, title, body }), status, { ...headers, 'Content-Language': locale })

  /** The same for every link we did not make, whatever is wrong with it; counted by caller (TOK-05). */
  const unknown = (c: Context<ApiEnv>) => {
    const locale = languageIn(c)
    if (!isTooMany(c.env?.clientIp)) return show(c, locale, wayOnPage(locale, 'unknown'), 404)
    c.header('Retry-After', String(guessesRestSeconds))
    return show(c, locale, wayOnPage(locale, 'too-many'), 429)
  }

  const linkIn = (c: Context<ApiEnv>) => linkOf(host.keys, c.req.param('token')!)
  const readerFor = (c: Context<ApiEnv>, link: Link) => readerOf(host, link, c.req.query('lang'), languageIn(c))

  async function open(c: Context<ApiEnv>) {
    const link = linkIn(c)
    if (!link) return unknown(c)
    const reader = await readerFor(c, link)
    return show(c, reader.locale, await doorOf(link).open(host, reader))
  }

  async function press(c: Context<ApiEnv>) {
    await mustBeSmall(c)
    const link = linkIn(c)
    if (!link) return unknown(c)
    const form = await formOf(c)
    if (link.family === 'u1' && isOneClick(form)) {
      await oneClick(host, link)
      return new Response(wordsFor(languageIn(c))('unsubscribe.one-click'), oneClickAnswer)
    }
    const reader = await readerFor(c, link)
    return show(c, reader.locale, await doorOf(link).press(host, reader, fieldsOf(form)))
  }

  // One handler for every method: each layer between a request and its handler costs time, and one-click comes in bursts.
  const unsubscribe = new Hono<ApiEnv>().all(unsubscribePath, (c): Response | Promise<Response> => {
    switch (c.req.method) {
      case 'GET':
      case 'HEAD':
        return open(c)
      case 'POST':
        return press(c)
      case 'OPTIONS':
        return c.body(null, 204, { ...headers, ...methods })
      default:
        return c.body(null, 405, { ...headers, ...methods })
    }
  })
  return unsubscribe.onError((error, c) => {
    c.set('host', host)
    c.set('language', languageIn(c))
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    return onError(error, c)
  })
}

function doorOf(link: Link): LinkDoor {
  switch (link.family) {
    case 'u1':
      return leaveDoor
    case 'c1':
      return confirmDoor
    case 'r1':
      return takeBackDoor(link)
  }
}

/** A page for whoever has no link of ours. */
function wayOnPage(locale: string, id: 'unknown' | 'too-many'): PageText {
  const t = wordsFor(locale)
  const title = t(`unsubscribe.${id}.title`)
  return {
    title,
    body: html`<h1>${title}</h1>
<p>${t(`unsubscribe.${id}.text`)}</p>
<p><a class="button" href="/">${t('unsubscribe.unknown.way-on')}</a></p>`,
  }
}
