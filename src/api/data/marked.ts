import type { ItemView } from '#api/contract/data.ts'
import type { Host } from '#api/host.ts'
import { disputesOf } from '#api/requests/disputes.ts'
import type { Item, Value } from '#sources/source.ts'
import { itemId } from './holdings.ts'

/** An item with what the person says of it: which values are wrong, and that it is held back for it (RES-01). */
export interface MarkedItem extends Item {
  values: (Value & Pick<ItemView['values'][number], 'disputed'>)[]
}

/** Marks the items of one person; one question to the store, however many there are. */
export async function marking(host: Host, personId: string): Promise<(item: Item) => MarkedItem> {
  const disputes = await disputesOf(host, personId)
  return (item) => {
    const own = disputes.get(itemId(item))
    if (!own) return item
    const values = item.values.map((value) => {
      const dispute = own.find(({ field }) => field === value.name)
      return dispute ? { ...value, disputed: { request: dispute.request, dueOn: dispute.dueOn } } : value
    })
    return { ...item, restricted: true, values }
  }
}
