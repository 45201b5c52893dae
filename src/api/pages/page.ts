import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { fromHex } from '#api/bytes.ts'
import type { Host } from '#api/host.ts'
import type { Words } from '#words/speak.ts'
import { wordsFor } from '#words/words.ts'
import { pageCss } from './page-css.ts'

export type Fragment = HtmlEscapedString | Promise<HtmlEscapedString>

/** Everything a whole page needs beside its words. */
export interface PageFrame {
  /** Headers of every page: no script, no trace of the address in a referrer, a cache or an index (TOK-06). */
  headers: Record<string, string>
  render(page: { locale: string; title: string; body: Fragment }): Fragment
}

/**
 * The frame of pages the API renders whole (DESIGN §6): style inline with its hash in the policy, no script, brand and languages
 * of the tenant. Made once a host. `extraCss`: rules of one kind of page.
 */
export function pageFrame(host: Host, extraCss = ''): PageFrame {
  const css = pageCss(host.brand.css) + extraCss
  const logo = logoOf(host.brand.logo)
  const { name, disclaimer } = host.tenant.organisation
  return {
    headers: {
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${base64Of(host.sha256(css))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
      'X-Content-Type-Options': 'nosniff',
      // Nobody's script can reach into a page that has none; keeping openers apart would only make the browser start a process for
      // it, a third of the time until it is painted.
      'Cross-Origin-Opener-Policy': 'unsafe-none',
    },
    render: ({ locale, title, body }) => html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow">
<meta name="referrer" content="no-referrer">
<title>${title} – ${name}</title>
<style>${raw(css)}</style>
</head>
<body>
<header>${raw(logo)} ${name}</header>
<main>
${body}
</main>
${footer(wordsFor(locale), locale === 'sv' ? disclaimer.sv : disclaimer.en)}
</body>
</html>`,
  }
}

/** Same order on every page (WCAG 3.2.6). */
function footer(t: Words, disclaimer: string): Fragment {
  return html`<footer>
<a href="/help">${t('page.help')}</a> <a href="/help#dpo">${t('page.dpo')}</a> <a href="/help#complain">${t('page.complain')}</a> <a href="/help#accessibility">${t('page.accessibility')}</a>
<p>${disclaimer}</p>
</footer>`
}

const base64Of = (hex: string) => btoa(String.fromCharCode(...fromHex(hex)))

/** The drawing alone: what comes before it in the file would not be allowed inside a page. */
function logoOf(svg: string): string {
  const drawing = svg.slice(Math.max(0, svg.indexOf('<svg')))
  return drawing.replace('<svg', '<svg class="mark" aria-hidden="true"')
}
