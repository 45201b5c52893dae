import { html } from 'hono/html'
import { longDate } from '#api/dates.ts'
import type { Fragment } from '#api/pages/page.ts'
import { addDays } from '#domain/legal-clock.ts'
import { isOn, standing } from '#domain/permission.ts'
import type { Topic } from '#domain/tenant.ts'
import { blocked } from './unsubscribe-notes.ts'
import {
  actRow,
  chooseRow,
  dateOf,
  heading,
  lead,
  type PageText,
  pageText,
  pressable,
  receipt,
  saved,
  stays,
  stillSent,
} from './unsubscribe-parts.ts'
import { oftenOf, type Reader } from './unsubscribe-reader.ts'

/** What was pressed on the page. */
export type Deed = { intent: 'stop-topic' | 'rarer'; topic: Topic } | { intent: 'stop-all' | 'pause' | 'undo' }

/** What was recorded; missing when nothing had to change. `undo`: takes it back, see `undo-proof.ts`. */
export interface Recorded {
  hash: string
  undo: string
}

/** Queued mail may still leave: senders ask at send time, the two big mailbox providers allow two days. */
const daysOnTheWay = 2

/** The answer to a press: what happened and from when, undo, what still comes and why (MAIL-18). */
export function donePage(reader: Reader, deed: Deed, recorded: Recorded | undefined): PageText {
  const { title, text } = headline(reader, deed, recorded !== undefined)
  return pageText(
    title,
    html`${recorded ? saved(reader) : ''}
${heading(title)}
${text}
${blocked(reader)}
${recorded && deed.intent !== 'undo' ? undo(reader, deed, recorded) : ''}

${stillSent(reader)}
${'topic' in deed ? otherChannels(reader, deed.topic) : ''}
<ul>
${chooseRow(reader)}
</ul>
${stays(reader)}
${recorded ? receipt(reader, recorded.hash) : ''}`,
  )
}

function headline(reader: Reader, deed: Deed, isNew: boolean): { title: string; text: Fragment } {
  const { t, locale, today, choices } = reader
  const onTheWay = { date: longDate(addDays(today, daysOnTheWay), locale) }
  const topic = 'topic' in deed ? deed.topic.title[locale] : ''
  switch (deed.intent) {
    case 'stop-topic': {
      const since = isNew ? undefined : choices.topics[deed.topic.id]?.email
      return {
        title: t('unsubscribe.off.heading', { topic }),
        text: since
          ? lead(reader, 'unsubscribe.off.since', { date: dateOf(reader, since.at) })
          : lead(reader, 'unsubscribe.off.lead', onTheWay),
      }
    }
    case 'rarer':
      return {
        title: t('unsubscribe.rarer.heading', { topic }),
        text: lead(reader, 'unsubscribe.rarer.lead', { frequency: oftenOf(reader, deed.topic) }),
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

/** A mail leaves its own list, by mail: the same topic by another channel is told, not hidden. */
function otherChannels({ tenant, t, locale, choices, now }: Reader, topic: Topic): Fragment | '' {
  const others = topic.channels.filter(
    (channel) => channel !== 'email' && isOn(standing(tenant, choices, topic.id, channel, now.toISOString())),
  )
  if (others.length === 0) return ''
  const channels = new Intl.ListFormat(locale).format(others.map((channel) => t(`channel.${channel}`)))
  return html`<p>${t('unsubscribe.still.channels', { topic: topic.title[locale], channels })}</p>`
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
  const text = t(`unsubscribe.undo.${deed.intent}`, { topic: 'topic' in deed ? deed.topic.title[locale] : '' })
  return html`<ul>
${actRow(t('unsubscribe.undo.title'), text, pressable('undo', t('unsubscribe.undo.button'), { fields: { undo: proof } }))}
</ul>`
}
