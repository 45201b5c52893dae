import { html } from 'hono/html'
import { longDate } from '#api/dates.ts'
import type { Fragment } from '#api/pages/page.ts'
import { rarerThanNow } from '#domain/frequency.ts'
import { addMonths } from '#domain/legal-clock.ts'
import type { Topic } from '#domain/tenant.ts'
import { pauses } from './unsubscribe-form.ts'
import { notes } from './unsubscribe-notes.ts'
import {
  actRow,
  chooseRow,
  dateOf,
  heading,
  lead,
  type PageText,
  pageText,
  pressable,
  primary,
  stays,
  stillSent,
  stopAllRow,
} from './unsubscribe-parts.ts'
import { oftenOf, type Reader } from './unsubscribe-reader.ts'

/** Months a pause has where nothing else is chosen. */
const usualPause = 3

/** What the link of a mail opens: nothing has happened yet, one press stops the topic (MAIL-11). */
export function linkPage(reader: Reader): PageText {
  const { topic, t, locale, choices } = reader
  if (!topic) return plain(reader, t('unsubscribe.gone.title'), lead(reader, 'unsubscribe.gone.lead'))
  const title = { topic: topic.title[locale] }
  if (topic.locked) return plain(reader, t('unsubscribe.locked.heading', title), lead(reader, 'unsubscribe.locked.lead'))
  const choice = choices.topics[topic.id]?.email
  if (choice?.status !== 'unsubscribed') return askPage(reader, topic)
  return plain(reader, t('unsubscribe.off.heading', title), lead(reader, 'unsubscribe.off.since', { date: dateOf(reader, choice.at) }))
}

/** The page of a link whose one thing is done already, or cannot be done: what holds, and what else there is. */
export function plain(reader: Reader, title: string, text: Fragment): PageText {
  return pageText(
    title,
    html`${heading(title)}
${text}
${notes(reader)}
${stillSent(reader)}
<ul>
${chooseRow(reader)}
</ul>
${stays(reader)}`,
  )
}

function askPage(reader: Reader, topic: Topic): PageText {
  const { t, locale } = reader
  const title = { topic: topic.title[locale] }
  return {
    title: t('unsubscribe.ask.title', title),
    body: html`${heading(t('unsubscribe.ask.heading', title))}
${lead(reader, 'unsubscribe.ask.lead', { frequency: oftenOf(reader, topic) })}
${notes(reader, topic)}
${primary('stop-topic', t('unsubscribe.ask.button', title))}

<h2>${t('unsubscribe.other')}</h2>
<ul>
${rarerRow(reader, topic)}
${pauseRow(reader)}
${stopAllRow(reader, t('unsubscribe.all.title'))}
${chooseRow(reader)}
</ul>
${stays(reader)}`,
  }
}

/** One step down where the topic offers it. The step is named in the form, so that pressing twice is still one step. */
function rarerRow(reader: Reader, topic: Topic): Fragment | '' {
  const { t, locale, choices } = reader
  const [rarer] = rarerThanNow(topic, choices)
  if (!rarer) return ''
  const text = t('unsubscribe.rarer.text', { now: oftenOf(reader, topic), later: rarer.title[locale] })
  return actRow(t('unsubscribe.rarer.title'), text, pressable('rarer', t('unsubscribe.rarer.button'), { fields: { frequency: rarer.id } }))
}

/** Only what ends later than the pause there is: a shorter one would start something. */
function pauseRow({ t, locale, today, choices }: Reader): Fragment | '' {
  const open = pauses.filter((months) => addMonths(today, Number(months)) > (choices.pausedUntil ?? today))
  const preset = open.find((months) => Number(months) >= usualPause) ?? open[0]
  if (!preset) return ''
  const months = (of: string) => t('unsubscribe.pause.months', { months: Number(of) })
  const options = open.map((of) => html`<option value="${of}"${of === preset ? ' selected' : ''}>${months(of)}</option>`)
  const choice = html`<select name="months" aria-label="${t('unsubscribe.pause.how-long')}">${options}</select>`
  const date = longDate(addMonths(today, Number(preset)), locale)
  const text = t('unsubscribe.pause.text', { months: Number(preset), date })
  const isPaused = (choices.pausedUntil ?? today) > today
  const title = t(isPaused ? 'unsubscribe.pause.longer' : 'unsubscribe.pause.title')
  return actRow(title, text, pressable('pause', t('unsubscribe.pause.button'), { choice }))
}
