import type { HistoryEntry } from '#api/contract/history.ts'
import { byId, useTenant } from './tenant.ts'
import { useFormat } from './use-format.ts'
import { useWords } from './words.tsx'

/** Title of a purpose, a topic or one of its frequencies; the bare id where the tenant no longer has it. */
export function useTitles() {
  const { text } = useWords()
  const { purposes, topics, categories } = useTenant()
  const title = (all: readonly { id: string; title: { en: string; sv: string } }[]) => (id: string) => {
    const found = byId(all, id)
    return found ? text(found.title) : id
  }
  const frequency = (topic: unknown) => title(byId(topics, String(topic))?.frequencies ?? [])
  return { purpose: title(purposes), topic: title(topics), category: title(categories), frequency }
}

/** One fact of the ledger as a sentence to the person it is about: "You turned off Product news by e-mail." */
export function useEventSentence(): (event: HistoryEntry['event']) => string {
  const { t } = useWords()
  const titles = useTitles()
  const { fullDate } = useFormat()
  const write = (member: unknown, as: (value: string) => string) => (typeof member === 'string' ? as(member) : '')
  return (event) =>
    t(`event.${event.type}`, {
      purpose: write(event.purpose, titles.purpose),
      topic: write(event.topic, titles.topic),
      category: write(event.category, titles.category),
      channel: write(event.channel, (channel) => t(`channel.${channel}`)),
      frequency: write(event.frequency, titles.frequency(event.topic)),
      reason: write(event.reason, String),
      until: write(event.until, fullDate),
      due: write(event.dueOn, fullDate),
      request: write(event.requestType, (type) => t(`request-type.${type}`)),
      scope: write(event.scope, String),
      ticket: write(event.ticket, String),
      page: write(event.page, String),
      from: write(event.from, String),
    })
}
