import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import type { ApiEnv } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import { answerHeaders } from '#api/http/answer-headers.ts'
import { pageFrame } from '#api/pages/page.ts'
import { Refusal } from '#domain/decider.ts'
import { wordsFor } from '#words/words.ts'
import { type LinkToken, readToken } from './token.ts'
import { undoProof } from './undo-proof.ts'
import { act, addresseeOf, commandOf } from './unsubscribe-act.ts'
import { linkPage, type PageText } from './unsubscribe-ask.ts'
import { type Deed, donePage, undoOverPage } from './unsubscribe-done.ts'
import { formOf, type Pressed } from './unsubscribe-form.ts'
import { type Reader, readerOf, topicOf } from './unsubscribe-reader.ts'

/** A one-click body is 26 bytes; nothing that belongs here is longer. */
const limit = bodyLimit({
  maxSize: 1024,
  onError: () => {
    throw new Refusal('body-too-large')
  },
})

/**
 * The link of a mail (RFC 8058; DESIGN §2). The token is the authority: cookies, origin and whoever is signed in are not looked at
 * (MAIL-06). It never redirects and never sets a cookie (MAIL-05). Reading changes nothing (MAIL-09).
 */
export function unsubscribeApi(host: Host) {
  const frame = pageFrame(host)

  const page = (c: Context<ApiEnv>, locale: string, { title, body }: PageText, status: 200 | 404 = 200) => {
    c.header('Content-Language', locale)
    return c.html(frame.render({ locale, title, body }), status)
  }

  async function press(c: Context<ApiEnv>, token: LinkToken, form: Pressed) {
    const before = await reader(c, token)
    const addressee = await addresseeOf(host, token, before.personId)
    const command = await commandOf(host, before, addressee.personId, form)
    if (!command) return page(c, before.locale, undoOverPage(before))
    const { entries } = await act(host, token, addressee, command, 'link-page', before.locale)
    const after = await reader(c, token)
    const recorded = entries.length > 0 && {
      hash: entries.at(-1)!.hash,
      undo: undoProof(host.keys, addressee.personId, entries, host.now()),
    }
    return page(c, after.locale, donePage(after, deedOf(after, form), recorded || undefined))
  }

  const reader = (c: Context<ApiEnv>, token: LinkToken) => readerOf(host, token, c.req.query('lang'), c.var.language)

  return new Hono<ApiEnv>()
    .use(answerHeaders, async (c, next) => {
      for (const [name, value] of Object.entries(frame.headers)) c.header(name, value)
      await next()
    })
    .get('/:token{.+}', async (c) => {
      const token = tokenOf(host, c.req.param('token'))
      if (!token) return page(c, c.var.language, unknownPage(c.var.language), 404)
      const opened = await reader(c, token)
      return page(c, opened.locale, linkPage(opened))
    })
    .options('/:token{.+}', (c) => c.body(null, 204, { Allow: 'GET, HEAD, POST' }))
    .post('/:token{.+}', limit, async (c) => {
      const token = tokenOf(host, c.req.param('token'))
      if (!token) return page(c, c.var.language, unknownPage(c.var.language), 404)
      const form = await formOf(c)
      if (form.intent !== 'one-click') return press(c, token, form)
      await oneClick(host, token)
      return c.text(wordsFor(c.var.language)('unsubscribe.one-click'))
    })
}

/** Leaves the topic of the mail, and that alone (MAIL-08). A topic that is no longer sent has nothing left to leave. */
async function oneClick(host: Host, token: LinkToken): Promise<void> {
  const { topic } = topicOf(host.tenant, token)
  if (!topic) return
  const addressee = await addresseeOf(host, token)
  const command = { type: 'Unsubscribe', topic: topic.id, channel: 'email' } as const
  // Nothing was shown to anybody: the language of record is the tenant's.
  await act(host, token, addressee, command, 'one-click', host.tenant.organisation.defaultLocale)
}

/** What mail programs hang on to a link's end does no harm (a slash, the full stop of the sentence, a bracket). */
const tokenOf = (host: Host, path: string) => readToken(host.keys, path.replace(/[\s/)\]"'>.,;:!?]+$/, ''))

function deedOf({ tenant, topic: own }: Reader, form: Pressed): Deed {
  if (form.intent !== 'stop-topic') return { intent: form.intent }
  // The command was carried out, so there is such a topic.
  return { intent: form.intent, topic: tenant.topics.find(({ id }) => id === (form.topic ?? own?.id))! }
}

/** The same for every link we did not make, whatever is wrong with it. */
function unknownPage(locale: string): PageText {
  const t = wordsFor(locale)
  const title = t('unsubscribe.unknown.title')
  return {
    title,
    body: html`<h1>${title}</h1>
<p>${t('unsubscribe.unknown.text')}</p>
<p><a class="button" href="/">${t('unsubscribe.unknown.way-on')}</a></p>`,
  }
}
