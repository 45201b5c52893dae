import type { Change, Snapshot } from '#store/store.ts'
import { type CurrentRow, noDate } from './sql-tables.ts'

/** What a snapshot is read from. Named one by one: a prepared `select *` fails once a later release adds a column. */
export const snapshotColumns = ['stream', 'version', 'head', 'person', 'status', 'due_on', 'state'] as const
export type SnapshotRow = Pick<CurrentRow, (typeof snapshotColumns)[number]>

/** A snapshot as both databases keep it, but for the place of its newest entry. `act`: see `CurrentRow`. */
export function currentRow({ stream, version, head, person, status, dueOn, state }: Snapshot, act: string): Omit<CurrentRow, 'position'> {
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
