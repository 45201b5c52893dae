import type { Change, Snapshot } from '#store/store.ts'
import { type CurrentRow, noDate } from './sql-tables.ts'

/** A snapshot as both databases keep it. `act`: see `CurrentRow`. */
export function currentRow({ stream, version, head, person, status, dueOn, state }: Snapshot, act: string): CurrentRow {
  const kind = stream.slice(0, stream.indexOf('/'))
  return {
    stream,
    kind,
    version,
    head,
    person: person ?? null,
    status: status ?? null,
    due_on: dueOn ?? noDate,
    state: JSON.stringify(state),
    act,
  }
}

/** Whether a stream is found by the same as before: an index is written where its columns are set, whether they differ or not. */
export const isFoundAsBefore = ({ after, current }: Change): boolean =>
  current.person === after.person && current.status === after.status && current.dueOn === after.dueOn
