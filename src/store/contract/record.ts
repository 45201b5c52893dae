import { randomUUID } from 'node:crypto'
import type { StoredRecord } from '#store/store.ts'

/** A record of the shop with an id of its own; an order of this day where not said otherwise. */
export function recordOf(addressKey: string, at: string, more: Partial<StoredRecord> = {}): StoredRecord {
  return {
    addressKey,
    id: randomUUID(),
    system: 'shop',
    category: 'orders',
    at,
    day: at.slice(0, 10),
    item: { title: 'Order', values: [] },
    ...more,
  }
}
