import { html } from 'hono/html'
import { longDate, longTime } from '#api/dates.ts'
import type { Fragment } from '#api/pages/page.ts'
import { rich } from '#api/pages/rich.ts'
import { addDays } from '#domain/legal-clock.ts'
import type { Topic } from '#domain/tenant.ts'
import type { PageText } from './unsubscribe-ask.ts'
import { actRow, heading, lead, pressable, stays, stillSent } from './unsubscribe-parts.ts'
import type { Reader } from './unsubscribe-reader.ts'

/** What was pressed on the page. */
export type Deed = { intent: 'stop-topic'; topic: Topic } | { intent: 'stop-all' | 'pause' | 'undo' }

/** What was recorded; missing when nothing had to change. `undo`: takes it back, see `undo-proof.ts`. */
export interface Recorded {
  hash: string
  undo: string
}

/** Queued mail may still leave: senders ask at send time, the two big mailbox providers allow two days. */
const daysOnTheWay = 2

/** The answer to a press: it is off, here is undo, this is still on, this still comes and why (MAIL-18). */
export function donePage(reader: Reader, deed: Deed, recorded: Recorded | undefined): PageText {
  const { title, text } = headline(reader, deed)
  return {
    title: title.replaceAll(/<\/?n>/g, ''),
    body: html`${recorded ? saved(reader) : ''}
${heading(title)}
${text}
${recorded && deed.intent !== 'undo' ? undo(reader, deed, recorded) : ''}

${stillSent(reader)}
${stays(reader)}
${recorded ? html`<p class="quiet">${receipt(reader, recorded)}</p>` : ''}`,
  }
}

function headline(reader: Reader, deed: Deed): { title: string; text: Fragment } {
  const { t, locale, today, choices } = reader
  const onTheWay = { date: longDate(addDays(today, daysOnTheWay), locale) }
  switch (deed.intent) {
    case 'stop-topic':
      return {
        title: t('unsubscribe.off.heading', { topic: deed.topic.title[locale] }),
        text: lead(reader, 'unsubscribe.off.lead', onTheWay),
      }
    case 'stop-all':
      return { title: t('unsubscribe.all-off.title'), text: lead(reader, 'unsubscribe.off.lead', onTheWay) }
    case 'pause':
      return {
        title: t('unsubscribe.paused.title', { date: longDate(choices.pausedUntil ?? today, locale) }),
        text: lead(reader, 'unsubscribe.paused.lead'),
      }
    case 'undo':
      return { title: t('unsubscribe.undone.title'), text: lead(reader, 'unsubscribe.undone.lead') }
  }
}

/** After 30 minutes the stronger door is the way (DESIGN §1). */
export function undoOverPage(reader: Reader): PageText {
  const title = reader.t('unsubscribe.undo-over.title')
  return {
    title,
    body: html`${heading(title)}
${lead(reader, 'unsubscribe.undo-over.lead')}
<p><a class="button" href="/">${reader.t('unsubscribe.unknown.way-on')}</a></p>
${stillSent(reader)}
${stays(reader)}`,
  }
}

function undo({ t, locale }: Reader, deed: Deed, { undo: proof }: Recorded): Fragment {
  const text = {
    'stop-topic': () => t('unsubscribe.undo.topic', { topic: 'topic' in deed ? deed.topic.title[locale] : '' }),
    'stop-all': () => t('unsubscribe.undo.all'),
    pause: () => t('unsubscribe.undo.pause'),
    undo: () => '',
  }[deed.intent]()
  return html`<ul>
${actRow(t('unsubscribe.undo.title'), text, pressable('undo', t('unsubscribe.undo.button'), { fields: { undo: proof } }))}
</ul>`
}

const tick = 'M17.25 10a7.25 7.25 0 1 1-14.5 0 7.25 7.25 0 0 1 14.5 0zM6.8 10.2l2.3 2.3 4.2-4.8'

function saved({ t, locale, now, tenant }: Reader): Fragment {
  const time = longTime(now.toISOString(), locale, tenant.organisation.timeZone)
  return html`<p class="state" role="status"><svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="${tick}"/></svg>${t('unsubscribe.saved', { time })}</p>`
}

/** The beginning of the fact's fingerprint, as the history shows it. */
function receipt({ t }: Reader, { hash }: Recorded): Fragment {
  const code = hash.slice(0, 12).toUpperCase().match(/..../g)!.join('-')
  return rich(t('unsubscribe.receipt', { code }))
}
