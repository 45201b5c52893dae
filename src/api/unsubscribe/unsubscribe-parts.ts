import { html } from 'hono/html'
import { longDate, longTime } from '#api/dates.ts'
import type { Fragment } from '#api/pages/page.ts'
import { rich } from '#api/pages/rich.ts'
import { localDate } from '#domain/legal-clock.ts'
import { receiptCode } from '#domain/receipt-code.ts'
import type { Topic } from '#domain/tenant.ts'
import { oftenOf, type Reader, stillOn } from './unsubscribe-reader.ts'

export interface PageText {
  title: string
  body: Fragment
}

/** A page under a heading that is its title too. */
export const pageText = (title: string, body: Fragment): PageText => ({ title: title.replaceAll(/<\/?n>/g, ''), body })

/** One thing to do: what it is, what it does, the control that does it. */
export const actRow = (title: string, text: string, control: Fragment) =>
  html`<li><div><b>${title}</b><p>${text}</p></div>
${control}</li>`

interface Pressable {
  /** Where it goes; the page's own address when empty. */
  at?: string
  /** What the button is called where its label alone does not say. */
  name?: string
  /** What goes with it. */
  fields?: Record<string, string>
  /** What is chosen before it is pressed. */
  choice?: Fragment
}

/** A plain form with one button; it works without script. */
export function pressable(intent: string, label: string, { at, name, fields = {}, choice }: Pressable = {}): Fragment {
  const hidden = Object.entries(fields).map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)
  const named = name ? html` aria-label="${name}"` : ''
  return html`<form method="post"${goesTo(at)}>${hidden}${choice ?? ''}<button name="intent" value="${intent}"${named}>${label}</button></form>`
}

/** The one thing the page is for. */
export const primary = (intent: string, label: string) =>
  html`<form method="post"><button class="primary" name="intent" value="${intent}">${label}</button></form>`

const goesTo = (at: string | undefined) => (at ? html` action="${at}"` : '')

/** `<n>…</n>` in the sentence keeps words on one line. */
export const heading = (sentence: string) => html`<h1>${rich(sentence)}</h1>`

/** Whose address it is comes first on every page; on a narrow one its lines end before a sign, not amid a word. */
export function lead({ t, address }: Reader, id: string, values: Record<string, string> = {}): Fragment {
  const whose = address?.replaceAll(/(?=[@.])/g, '<w>') ?? t('unsubscribe.this-address')
  return html`<p>${rich(t(id, { ...values, address: whose }))}</p>`
}

/** The local date of an instant, in full. */
export const dateOf = ({ tenant, locale }: Reader, instant: string) => longDate(localDate(instant, tenant.organisation.timeZone), locale)

/** What is still sent by mail and why, each with its stop, and all at once. */
export function stillSent(reader: Reader): Fragment {
  const { t, choices } = reader
  const topics = stillOn(reader)
  // Nothing is on, and that is not the person's doing: the note of the block says so.
  if (topics.length === 0 && choices.blocks?.email) return html``
  if (topics.length === 0) return html`<p>${t('unsubscribe.still.none')}</p>`
  return html`<h2>${t('unsubscribe.still.title')}</h2>
<ul>
${topics.map((topic) => stopRow(reader, topic))}
${stopAllRow(reader, t('unsubscribe.all.name'))}
</ul>`
}

function stopRow(reader: Reader, topic: Topic): Fragment {
  const { t, locale, leaveAt: at, choices } = reader
  const title = topic.title[locale]
  const name = t('unsubscribe.ask.button', { topic: title })
  const choice = choices.topics[topic.id]?.email
  const values = { frequency: oftenOf(reader, topic), date: choice ? dateOf(reader, choice.at) : '' }
  const text = t(choice ? 'unsubscribe.still.since' : 'unsubscribe.still.from-start', values)
  return actRow(title, text, pressable('stop-topic', t('unsubscribe.stop'), { at, name, fields: { topic: topic.id } }))
}

export const stopAllRow = ({ t, leaveAt: at }: Reader, title: string) =>
  actRow(title, t('unsubscribe.all.text'), pressable('stop-all', t('unsubscribe.all.button'), { at }))

/** The whole of it: the token goes along in the fragment, which no server sees (TOK-06). */
export const chooseRow = ({ t, leave }: Reader) =>
  actRow(
    t('unsubscribe.choose.title'),
    t('unsubscribe.choose.text'),
    html`<a class="button" href="/choices#u=${leave}">${t('unsubscribe.choose.button')}</a>`,
  )

/** What cannot be stopped, and why (rule: no locked row without its reason). */
export const stays = ({ tenant, t, locale }: Reader) =>
  tenant.topics
    .filter((topic) => topic.locked)
    .map(
      (topic) => html`<p class="quiet">${t('unsubscribe.stays', { topic: topic.title[locale], reason: topic.locked![locale] })}</p>
`,
    )

const tick = 'M17.25 10a7.25 7.25 0 1 1-14.5 0 7.25 7.25 0 0 1 14.5 0zM6.8 10.2l2.3 2.3 4.2-4.8'

/** When it was written down: said only after the commit. */
export function saved({ t, locale, now, tenant }: Reader): Fragment {
  const time = longTime(now.toISOString(), locale, tenant.organisation.timeZone)
  return html`<p class="state" role="status"><svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="${tick}"/></svg>${t('unsubscribe.saved', { time })}</p>`
}

/** The beginning of the fact's fingerprint, as the history shows it. */
export function receipt({ t }: Reader, hash: string): Fragment {
  return html`<p class="quiet">${rich(t('unsubscribe.receipt', { code: receiptCode(hash) }))}</p>`
}
