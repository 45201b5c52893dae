import type { HistoryKind, HistoryPage } from '#api/contract/history.ts'
import type { Entry } from '#store/store.ts'

type Kinds = Record<HistoryKind, Entry[]>

const begins = ({ event }: Entry) => event.type === 'ViewStarted'

/** The entries of one person by kind, in the order they came in. Whether a visit was staff looking is said by its first entry. */
export function historyByKind(entries: readonly Entry[]): Kinds {
  const views = new Set(entries.filter(begins).map(({ stream }) => stream))
  const kinds: Kinds = { choices: [], requests: [], looked: [], visits: [] }
  for (const entry of entries) kinds[kindOf(entry, views)].push(entry)
  return kinds
}

function kindOf({ stream }: Entry, views: ReadonlySet<string>): HistoryKind {
  if (stream.startsWith('person/')) return 'choices'
  if (stream.startsWith('request/')) return 'requests'
  return views.has(stream) ? 'looked' : 'visits'
}

export function countsOf(entries: readonly Entry[], { choices, requests, looked, visits }: Kinds): HistoryPage['counts'] {
  return {
    all: entries.length,
    choices: choices.length,
    requests: requests.length,
    looked: looked.filter(begins).length,
    visits: visits.length,
  }
}
