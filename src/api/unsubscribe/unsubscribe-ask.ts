import { html } from 'hono/html'
import { longDate } from '#api/dates.ts'
import type { Fragment } from '#api/pages/page.ts'
import { addMonths, localDate } from '#domain/legal-clock.ts'
import type { Topic } from '#domain/tenant.ts'
import { dayOf } from './token.ts'
import { actRow, heading, lead, pressable, sentence, stays, stillSent, stopAllRow } from './unsubscribe-parts.ts'
import type { Reader } from './unsubscribe-reader.ts'

export interface PageText {
  title: string
  body: Fragment
}

export const pauseMonths = 3

/** What the link of a mail opens: nothing has happened yet, one press stops the topic (MAIL-11). */
export function linkPage(reader: Reader): PageText {
  const { topic, t, locale, choices } = reader
  if (!topic) return plain(reader, t('unsubscribe.gone.title'), lead(reader, 'unsubscribe.gone.lead'))
  if (topic.locked) return plain(reader, t('unsubscribe.locked.heading', { topic: topic.title[locale] }), '')
  const choice = choices.topics[topic.id]?.email
  if (choice?.status !== 'unsubscribed') return askPage(reader, topic)

  const date = longDate(localDate(choice.at, reader.tenant.organisation.timeZone), locale)
  const since = lead(reader, 'unsubscribe.off.since', { date })
  return plain(reader, t('unsubscribe.off.heading', { topic: topic.title[locale] }), since)
}

function plain(reader: Reader, title: string, text: Fragment | ''): PageText {
  return {
    title: title.replaceAll(/<\/?n>/g, ''),
    body: html`${heading(title)}
${text}
${stillSent(reader)}
${stays(reader)}`,
  }
}

function askPage(reader: Reader, topic: Topic): PageText {
  const { t, locale } = reader
  const title = topic.title[locale]
  const pauseEnd = longDate(addMonths(reader.today, pauseMonths), locale)
  return {
    title: t('unsubscribe.ask.title', { topic: title }),
    body: html`${heading(t('unsubscribe.ask.heading', { topic: title }))}
${lead(reader, 'unsubscribe.ask.lead', { frequency: sentence(topic.frequency[locale]) })}
${subscribedAgain(reader, topic)}
<form method="post"><button class="primary" name="intent" value="stop-topic">${t('unsubscribe.ask.button', { topic: title })}</button></form>

<h2>${t('unsubscribe.other')}</h2>
<ul>
${actRow(t('unsubscribe.pause.title'), t('unsubscribe.pause.text', { date: pauseEnd }), pressable('pause', t('unsubscribe.pause.button')))}
${stopAllRow(reader, t('unsubscribe.all.title'))}
${actRow(t('unsubscribe.choose.title'), t('unsubscribe.choose.text'), html`<a class="button" href="/choices">${t('unsubscribe.choose.button')}</a>`)}
</ul>
${stays(reader)}`,
  }
}

/** One-click always stops; only the page tells that the mail is older than the subscription (TOK-04). */
function subscribedAgain({ choices, token, t, locale, tenant }: Reader, topic: Topic): Fragment | '' {
  const choice = choices.topics[topic.id]?.email
  if (choice?.status !== 'subscribed' || dayOf(new Date(choice.at)) <= token.day) return ''
  return html`<p>${t('unsubscribe.ask.again', { date: longDate(localDate(choice.at, tenant.organisation.timeZone), locale) })}</p>`
}
