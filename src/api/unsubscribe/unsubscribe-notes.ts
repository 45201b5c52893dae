import { html } from 'hono/html'
import { longDate } from '#api/dates.ts'
import type { Fragment } from '#api/pages/page.ts'
import { addMonths } from '#domain/legal-clock.ts'
import type { Topic } from '#domain/tenant.ts'
import { dayOf } from './token.ts'
import { dateOf } from './unsubscribe-parts.ts'
import type { Reader } from './unsubscribe-reader.ts'

/** How long somebody may wonder why mail comes again. */
const pauseEndSaidMonths = 3

/** What else holds for this address and explains what comes and what does not; a sentence each. */
export function notes(reader: Reader, topic?: Topic): Fragment {
  return html`${blocked(reader)}${topic ? ofTopic(reader, topic) : ''}${paused(reader)}`
}

const note = (text: string, wayOut: Fragment | '' = '') => html`<p class="note">${text}${wayOut}</p>
`

/** Not the person's own doing, so it is never told as if they had left (SUP-04); the way out is theirs alone. */
export function blocked(reader: Reader): Fragment | '' {
  const { t, choices, leave } = reader
  const block = choices.blocks?.email
  if (!block) return ''
  const text = t(`unsubscribe.note.${block.reason}`, { date: dateOf(reader, block.at) })
  return note(text, html` <a href="/choices#u=${leave}">${t('unsubscribe.note.lift')}</a>`)
}

/** One-click always stops; only the page tells that the mail is older than the subscription (TOK-04). */
function ofTopic(reader: Reader, { id }: Topic): Fragment | '' {
  const { t, choices, day } = reader
  const choice = choices.topics[id]?.email
  if (!choice) return ''
  const values = { date: dateOf(reader, choice.at) }
  if (choice.status === 'requested') return note(t('unsubscribe.note.requested', values))
  const again = choice.status === 'subscribed' && dayOf(new Date(choice.at)) > day
  return again ? note(t('unsubscribe.ask.again', values)) : ''
}

/** A pause ends by itself; that it has ended is said while somebody may still wonder. */
function paused({ t, locale, today, choices }: Reader): Fragment | '' {
  const until = choices.pausedUntil
  if (!until || addMonths(until, pauseEndSaidMonths) <= today) return ''
  return note(t(until > today ? 'unsubscribe.note.paused' : 'unsubscribe.note.pause-over', { date: longDate(until, locale) }))
}
