import type { HistoryEntry } from '#api/contract/history.ts'
import { viewMinutes } from '#domain/visit.ts'

/** Staff looked: one visit of theirs, however many pages. `minutes` is missing while they still look. */
export interface Look {
  kind: 'look'
  start: HistoryEntry
  pages: string[]
  minutes?: number
  /** Nobody ended the view: it ended by itself, at the latest when its time was over. */
  atMost?: boolean
}

export type Told = { kind: 'fact'; entry: HistoryEntry } | Look

/**
 * Entries, newest first, as they are told. What belongs to one look of staff is told once, at its beginning; as long as the beginning is
 * among the entries not fetched yet, its pages are not told either.
 */
export function told(entries: readonly HistoryEntry[], now: Date): Told[] {
  const ofStream = Map.groupBy(entries, ({ stream }) => stream)
  const ownVisit = ({ stream }: HistoryEntry) => ofStream.get(stream)!.some(({ event }) => event.type === 'VisitStarted')
  return entries.flatMap((entry): Told[] => {
    const { type } = entry.event
    if (type === 'ViewStarted') return [look(entry, ofStream.get(entry.stream)!, now)]
    if (type === 'PageSeen' || (type === 'VisitEnded' && !ownVisit(entry))) return []
    return [{ kind: 'fact', entry }]
  })
}

function look(start: HistoryEntry, stream: readonly HistoryEntry[], now: Date): Look {
  const pages = stream.filter(({ event }) => event.type === 'PageSeen').map(({ event }) => String(event.page))
  const end = stream.find(({ event }) => event.type === 'VisitEnded')
  const lasted = (until: number) => Math.min(viewMinutes, Math.floor((until - Date.parse(start.at)) / 60_000))
  const base = { kind: 'look' as const, start, pages: pages.toReversed() }
  if (end) return { ...base, minutes: lasted(Date.parse(end.at)) }
  const over = now.getTime() >= Date.parse(start.at) + viewMinutes * 60_000
  return over ? { ...base, minutes: viewMinutes, atMost: true } : base
}
