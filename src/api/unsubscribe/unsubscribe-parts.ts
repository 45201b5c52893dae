import { html } from 'hono/html'
import type { Fragment } from '#api/pages/page.ts'
import { rich } from '#api/pages/rich.ts'
import type { Topic } from '#domain/tenant.ts'
import { type Reader, stillOn } from './unsubscribe-reader.ts'

/** One thing to do: what it is, what it does, the control that does it. */
export const actRow = (title: string, text: string, control: Fragment) =>
  html`<li><div><b>${title}</b><p>${text}</p></div>
${control}</li>`

/** A plain form with one button; it works without script. `fields`: what goes with it. */
export function pressable(intent: string, label: string, options: { name?: string; fields?: Record<string, string> } = {}): Fragment {
  const fields = Object.entries(options.fields ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  const named = options.name ? html` aria-label="${options.name}"` : ''
  return html`<form method="post">${fields}<button name="intent" value="${intent}"${named}>${label}</button></form>`
}

export const heading = (sentence: string) => html`<h1>${rich(sentence)}</h1>`

/** Whose address it is comes first on every page. */
export function lead({ t, address }: Reader, id: string, values: Record<string, string> = {}): Fragment {
  return html`<p>${rich(t(id, { ...values, address: address ?? t('unsubscribe.this-address') }))}</p>`
}

/** What is still sent by mail, each with its stop, and all at once. */
export function stillSent(reader: Reader): Fragment {
  const { t, locale } = reader
  const topics = stillOn(reader)
  if (topics.length === 0) return html`<p>${t('unsubscribe.still.none')}</p>`
  return html`<h2>${t('unsubscribe.still.title')}</h2>
<ul>
${topics.map((topic) => stopRow(reader, topic.title[locale], topic))}
${stopAllRow(reader, t('unsubscribe.all.name'))}
</ul>`
}

function stopRow({ t, locale }: Reader, title: string, topic: Topic): Fragment {
  const name = t('unsubscribe.ask.button', { topic: title })
  const stop = pressable('stop-topic', t('unsubscribe.stop'), { name, fields: { topic: topic.id } })
  return actRow(title, t('unsubscribe.still.topic', { frequency: sentence(topic.frequency[locale]) }), stop)
}

export const stopAllRow = ({ t }: Reader, title: string) =>
  actRow(title, t('unsubscribe.all.text'), pressable('stop-all', t('unsubscribe.all.button')))

/** What cannot be stopped, and why (rule: no locked row without its reason). */
export const stays = ({ tenant, t, locale }: Reader) =>
  tenant.topics
    .filter((topic) => topic.locked)
    .map(
      (topic) => html`<p class="quiet">${t('unsubscribe.stays', { topic: topic.title[locale], reason: topic.locked![locale] })}</p>
`,
    )

/** Without its full stop: the catalogue sets one. */
export const sentence = (text: string) => text.replace(/\.$/, '')
