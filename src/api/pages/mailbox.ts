import { Hono } from 'hono'
import { html } from 'hono/html'
import { normaliseEmail } from '#api/address.ts'
import { longTime } from '#api/dates.ts'
import type { ApiEnv } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import type { Mail } from '#api/mail/mail.ts'
import type { Locale } from '#domain/tenant.ts'
import { wordsFor } from '#words/words.ts'
import { type Fragment, pageFrame } from './page.ts'

const css = `
.filter{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin-top:1.5rem}
.filter label{flex:1 1 14rem;font-weight:650}
input{font:inherit;display:block;width:100%;min-height:2.75rem;padding:.5rem;border:1.5px solid var(--line-strong);border-radius:var(--radius);background:var(--surface);color:var(--ink)}
article{border-top:1px solid var(--line);margin-top:2.25rem}
h2{margin-top:1.25rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.125rem 1rem;font-size:.9375rem;color:var(--ink-2)}
dd{margin:0;min-width:0}
.text{white-space:pre-wrap}
`

/**
 * Where mails land while no SMTP server is configured (DESIGN §7): newest first, `?to=` for one address. A host without a mailbox,
 * as in production, answers 404.
 */
export function mailboxApi(host: Host) {
  const frame = pageFrame(host, css)
  return new Hono<ApiEnv>().get('/', (c) => {
    if (!host.mailbox) return c.notFound()
    for (const [name, value] of Object.entries(frame.headers)) c.header(name, value)
    const locale = c.var.language
    const to = c.req.query('to')?.trim() ?? ''
    const mails = host.mailbox
      .list()
      .filter((mail) => !to || mail.to === normaliseEmail(to))
      .toSorted((a, b) => b.at.localeCompare(a.at))
    return c.html(frame.render({ locale, title: wordsFor(locale)('mailbox.title'), body: list(host, locale, mails, to) }))
  })
}

function list(host: Host, locale: Locale, mails: readonly Mail[], to: string): Fragment {
  const t = wordsFor(locale)
  return html`<h1>${t('mailbox.title')}</h1>
<p>${t('mailbox.lead', { count: mails.length })}</p>
<form class="filter" method="get"><label>${t('mailbox.to')}<input name="to" type="search" value="${to}"></label><button>${t('mailbox.show')}</button></form>
${mails.map((mail) => article(host, locale, mail))}`
}

function article({ tenant }: Host, locale: Locale, mail: Mail): Fragment {
  const t = wordsFor(locale)
  const facts = [
    [t('mailbox.to'), mail.to],
    [t('mailbox.sent'), longTime(mail.at, locale, tenant.organisation.timeZone)],
    ...Object.entries(mail.headers),
  ]
  return html`<article lang="${mail.language}">
<h2>${mail.subject}</h2>
<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${linked(value!)}</dd>`)}</dl>
<p class="text">${linked(mail.text)}</p>
</article>
`
}

/** Plain text with its addresses as links. */
function linked(text: string): Fragment {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/)
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))}`
}
