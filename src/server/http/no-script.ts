import { html } from 'hono/html'
import { loginMinutes } from '#api/session/login.ts'
import type { Locale, Tenant } from '#domain/tenant.ts'
import { wordsFor } from '#words/words.ts'

/** What a page of the app says where script is switched off: why it is empty, and what works without. */
export function noScript({ privacyEmail }: Tenant['organisation'], locale: Locale): string {
  const t = wordsFor(locale)
  return html`<noscript>
      <main class="page" id="main">
        <div class="head">
          <h1>${t('no-script.title')}</h1>
          <p class="lead">${t('no-script.text')}</p>
        </div>
        <div class="stack">
          <p>${t('no-script.code', { minutes: loginMinutes })}</p>
          <p>${t('no-script.without')}</p>
          <ul class="row">
            <li><a href="/notice?locale=${locale}">${t('nav.notice')}</a></li>
            <li><a href="/help?locale=${locale}">${t('page.help')}</a></li>
            <li><a href="mailto:${privacyEmail}">${privacyEmail}</a></li>
          </ul>
        </div>
      </main>
    </noscript>`.toString()
}
