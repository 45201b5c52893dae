import type { Value } from '#sources/source.ts'
import { type Draft, hasOthers, type Mine } from './person-items.ts'
import { instant, redacted, value } from './values.ts'
import { isInternal, type Ticket, type WholePerson } from './whole-person.ts'

/** Support cases with their messages, and beside each what software has guessed about its tone. */
export const ticketItems = ({ person, tickets }: WholePerson, mine: Mine): Draft[] =>
  tickets.flatMap((ticket) => [caseItem(ticket, mine, person.FullName), ...moodItem(ticket, mine)])

function caseItem(ticket: Ticket, mine: Mine, fullName: string): Draft {
  const { TicketId, Title, CreatedAt, ClosedAt, Status, BaseStatus, Priority, Origin, Person, SecondaryPersons } = ticket
  const others = hasOthers([...(Person ? [Person] : []), ...SecondaryPersons], mine)
  const values = [
    ...value('number', TicketId),
    ...value('channel', Origin),
    ...value('status', Status?.Name || BaseStatus),
    ...value('priority', Priority?.Name),
    ...value('closedOn', instant(ClosedAt)),
    ...redacted('with', others, 'third-party'),
    ...(isInternal(ticket) ? redacted('text', Title, 'trade-secret') : []),
  ]
  const parts = ticket.messages.map((message) => ({
    title: (instant(message.CreatedAt) ?? '').slice(0, 10) || `#${message.TicketMessageId}`,
    values: [
      // Staff act under the authority of the controller; their names are not the person's data (C-579/21).
      ...(mine.has(message.PersonId) ? value('from', fullName) : redacted('from', true, 'third-party')),
      ...value('sentAt', instant(message.CreatedAt)),
      ...textOf(ticket, message, mine),
    ],
  }))
  const title = isInternal(ticket) ? `#${TicketId}` : Title || `#${TicketId}`
  const head = { id: `ticket:${TicketId}`, title, at: instant(CreatedAt) }
  return { kind: 'tickets', ...head, origin: 'provided', values, ...(parts.length > 0 && { parts }) }
}

/** A message of the person or of staff to them; not what somebody else wrote, and not what staff wrote to each other. */
function textOf(ticket: Ticket, message: Ticket['messages'][number], mine: Mine): Value[] {
  if (isInternal(ticket) || isInternal(message)) return redacted('text', true, 'trade-secret')
  if (message.PersonId && !mine.has(message.PersonId)) return redacted('text', true, 'third-party')
  return value('text', message.text?.Body)
}

/** Derived by software from what the person wrote, and therefore theirs to see; not what it makes of others. */
function moodItem(ticket: Ticket, mine: Mine): Draft[] {
  const parts = ticket.messages
    .filter(({ PersonId }) => mine.has(PersonId))
    .map(({ CreatedAt, text }) => ({ title: (instant(CreatedAt) ?? '').slice(0, 10), values: moodOf(text) }))
    .filter(({ values }) => values.length > 0)
  const values = mine.has(ticket.Person?.PersonId) ? moodOf(ticket) : []
  if (values.length === 0 && parts.length === 0) return []
  const title = isInternal(ticket) ? `#${ticket.TicketId}` : ticket.Title || `#${ticket.TicketId}`
  const head = { id: `mood:${ticket.TicketId}`, title, at: instant(ticket.CreatedAt) }
  return [{ kind: 'moods', ...head, origin: 'derived', originFrom: title, values, ...(parts.length > 0 && { parts }) }]
}

/** Nothing where the software was not sure of anything. */
function moodOf(guess: { Sentiment?: number | null; SentimentConfidence?: number | null } | undefined): Value[] {
  const { Sentiment: mood, SentimentConfidence: confidence } = guess ?? {}
  if (mood === undefined || mood === null || !confidence) return []
  return [...value('mood', mood > 0 ? 'positive' : mood < 0 ? 'negative' : 'neutral'), ...value('confidence', confidence)]
}
