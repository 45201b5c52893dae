import type { RequestRow, RequestView } from '#api/contract/requests.ts'
import { todayOf } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { daysBetween } from '#domain/legal-clock.ts'
import { isOpen, type RightsRequest } from '#domain/request.ts'
import type { Snapshot, StreamId } from '#store/store.ts'
import { claimed } from './claimed.ts'
import { endedRestriction } from './restriction.ts'

export const requestStream = (id: string): StreamId => `request/${id}`

/** Key of a message in the vault of its request. The words of the filing stand under the request's own id. */
export const messageKey = (id: string) => `message/${id}`

/** The state of a request; undefined where there is none. */
export async function loadRequest(host: Host, id: string): Promise<RightsRequest | undefined> {
  const [snapshot] = await host.store.load([requestStream(id)])
  return snapshot?.state as RightsRequest | undefined
}

/** What a list shows of a request. */
export function requestRow(host: Host, { stream, state }: Pick<Snapshot, 'stream' | 'state'>): RequestRow {
  const { requestType, status, receivedOn, dueOn, extension, category, item, purpose, closedAt } = state as RightsRequest
  return {
    id: stream.slice('request/'.length),
    requestType,
    status,
    receivedOn,
    dueOn,
    ...(extension && { firstDueOn: extension.firstDueOn }),
    daysLeft: daysBetween(todayOf(host), dueOn),
    open: isOpen({ status }),
    ...(category && { category }),
    ...(item && { item }),
    ...(purpose && { purpose }),
    ...(closedAt && { closedAt }),
  }
}

/** The whole request: its facts, its words from the vault, its steps from the ledger. After an erasure the words are gone. */
export async function requestView(host: Host, id: string, state: RightsRequest): Promise<RequestView> {
  const stream = requestStream(id)
  const [vault, steps, restrictionEnded] = await Promise.all([
    host.store.vault.all(stream),
    Array.fromAsync(host.store.history(stream), ({ event, at }) => ({ type: event.type, at })),
    endedRestriction(host, id, state),
  ])
  const texts = vault as Record<string, string>
  const correction = claimed(vault, id)
  const filed = { id, from: 'data-subject' as const, at: state.receivedAt }
  const messages = texts[messageKey(id)] ? [filed, ...state.messages] : state.messages
  const { extension, refusal } = state
  return {
    ...requestRow(host, { stream, state }),
    receivedAt: state.receivedAt,
    ...(extension && { extension: { reason: extension.reason, at: extension.at } }),
    ...(refusal && { refusal }),
    outcomes: state.outcomes,
    ...(correction && { correction: { ...correction, ...(restrictionEnded && { restrictionEnded }) } }),
    messages: messages.map((message) => ({ ...message, text: texts[messageKey(message.id)] ?? '' })),
    steps,
  }
}
