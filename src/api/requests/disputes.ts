import type { Host } from '#api/host.ts'
import { isOpen, openStatuses, type RightsRequest } from '#domain/request.ts'
import type { Filter, Snapshot } from '#store/store.ts'

/** One field of an item that the person says is wrong, while a human looks at it. */
export interface Dispute {
  /** Id of the request. */
  request: string
  /** Id over all sources. */
  item: string
  field: string
  dueOn: string
}

/** An item that is held back, or is not any more. */
export type Held = Required<Pick<RightsRequest, 'person' | 'item'>> & Pick<RightsRequest, 'category'>

/** More than anybody has open, or has ever asked about one item. */
const most = 10_000

const statesOf = async (host: Host, filter: Filter) => {
  const found = await host.store.list('request', filter, most)
  return found.map(({ stream, state }: Snapshot) => ({ id: stream.slice('request/'.length), state: state as RightsRequest }))
}

export const isCorrection = ({ requestType, item, field }: RightsRequest) => requestType === 'rectification' && Boolean(item && field)

/** What a person disputes now, by item; one question to the store, however many items are shown. */
export async function disputesOf(host: Host, personId: string): Promise<ReadonlyMap<string, Dispute[]>> {
  const open = await statesOf(host, { person: personId, statuses: openStatuses })
  const disputes = open
    .filter(({ state }) => isCorrection(state))
    .map(({ id, state }): Dispute => ({ request: id, item: state.item!, field: state.field!, dueOn: state.dueOn }))
  return Map.groupBy(disputes, ({ item }) => item)
}

/** What holds an item back: a field of it that is disputed, or a restriction the person asked for, granted or not yet decided (Art. 18). */
export async function heldBy(
  host: Host,
  { person, item, category }: Held,
  leftOut?: string,
): Promise<'dispute' | 'restriction' | undefined> {
  const all = (await statesOf(host, { person })).filter(({ id }) => id !== leftOut).map(({ state }) => state)
  if (all.some((state) => state.item === item && isCorrection(state) && isOpen(state))) return 'dispute'
  return all.some((state) => isRestriction(state) && reaches(state, item, category)) ? 'restriction' : undefined
}

const isRestriction = ({ requestType, status }: RightsRequest) =>
  requestType === 'restriction' && (isOpen({ status }) || status === 'fulfilled' || status === 'partially_fulfilled')

/** One that names nothing is about everything. */
const reaches = (asked: RightsRequest, item: string, category: string | undefined) =>
  asked.item ? asked.item === item : !asked.category || asked.category === category
