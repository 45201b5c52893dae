import type { HistoryEntry } from '#api/contract/history.ts'
import { personStream } from '#api/identity.ts'
import type { Entry, Store, StreamId } from '#store/store.ts'

/** More streams than one person ever has. */
const most = 10_000

/** Every stream about one person: their choices, their requests, their visits and the views of staff. */
export async function streamsOf(store: Store, personId: string): Promise<StreamId[]> {
  const lists = await Promise.all((['request', 'visit'] as const).map((kind) => store.list(kind, { person: personId }, most)))
  return [personStream(personId), ...lists.flat().map(({ stream }) => stream)]
}

/** Every fact about one person, newest first. */
export async function entriesOf(store: Store, personId: string): Promise<Entry[]> {
  const streams = await streamsOf(store, personId)
  const entries = await Promise.all(streams.map((stream) => Array.fromAsync(store.history(stream))))
  return entries.flat().sort(newestFirst)
}

/** By when it happened; what was taken over from elsewhere was recorded later than it happened. At the same instant by order of recording. */
const newestFirst = (a: Entry, b: Entry) => Date.parse(b.at) - Date.parse(a.at) || (a.position < b.position ? 1 : -1)

/** An entry as the person reads it: that staff acted, not who (ACC-07). */
export function publicEntry(entry: Entry): HistoryEntry {
  const { position: _, actor, ...rest } = entry
  return { ...rest, actor: actor === 'data-subject' || actor === 'system' ? actor : 'staff' }
}
