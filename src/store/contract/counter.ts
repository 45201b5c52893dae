import { createHash, randomUUID } from 'node:crypto'
import { type Decider, Refusal } from '#domain/decider.ts'
import type { Evidence } from '#domain/evidence.ts'
import { type Also, execute } from '#store/execute.ts'
import type { Change, Sha256, Store, StreamId } from '#store/store.ts'

export interface Count {
  total: number
  person?: string
  status?: string
  dueOn?: string
}

export type CountCommand = { type: 'Add'; by: number } | { type: 'Label'; person?: string; status?: string; dueOn?: string }
type CountEvent = { type: 'Added'; by: number } | { type: 'Labelled'; person?: string; status?: string; dueOn?: string }

/** The smallest rules a stream can have: it counts, and it can be found. */
export const counter: Decider<Count, CountCommand, CountEvent> = {
  initial: { total: 0 },
  decide(command) {
    if (command.type === 'Label') return [{ ...command, type: 'Labelled' }]
    if (command.by < 0) throw new Refusal('negative')
    return Array.from({ length: command.by }, () => ({ type: 'Added', by: 1 }))
  },
  evolve(state, event) {
    const { type, ...rest } = event
    return event.type === 'Added' ? { ...state, total: state.total + event.by } : { total: state.total, ...rest }
  },
  index: ({ person, status, dueOn }) => ({ person, status, dueOn }),
}

export const deciders = { person: counter, request: counter, visit: counter }

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex')

export const evidence: Evidence = {
  at: '2026-03-01T12:00:00.000Z',
  actor: 'data-subject',
  door: 'sign-in',
  language: 'sv',
  textVersion: '3',
}

export const newStream = (kind: 'person' | 'request' | 'visit' = 'person'): StreamId => `${kind}/${randomUUID()}`

/** Counts one or more up, as one act. */
export function add(store: Store, stream: StreamId, by = 1, also?: Also<Count>) {
  return execute(store, sha256, counter, stream, { type: 'Add', by }, evidence, also)
}

export function label(store: Store, stream: StreamId, labels: { person?: string; status?: string; dueOn?: string }) {
  return execute(store, sha256, counter, stream, { type: 'Label', ...labels }, evidence)
}

export async function totalOf(store: Store, stream: StreamId): Promise<number | undefined> {
  const [snapshot] = await store.load([stream])
  return (snapshot!.state as Count | undefined)?.total
}

/** The change `add` would commit, not yet committed. */
export async function changeFor(store: Store, stream: StreamId, also?: Also<Count>): Promise<Change> {
  let made: Change | undefined
  const halfway: Store = {
    ...store,
    async commit([change]) {
      made = change
      return [{ result: 'done', positions: [0n] }]
    },
  }
  await add(halfway, stream, 1, also)
  return made!
}
