import { provenEmail } from '#api/address.ts'
import type { Host } from '#api/host.ts'
import type { RecordItem } from '#sources/records/record-line.ts'

export interface Held extends Partial<Omit<RecordItem, 'person'>> {
  id: string
  category: string
  at?: string
  name?: string
}

/** Puts items about the person with this address into the imported records of a test host. */
export function hold(host: Host, email: string, items: readonly Held[]): Promise<void> {
  return host.store.records.put(
    items.map(({ id, category, at = '2026-10-01', name = 'Ada Lovelace', ...item }) => ({
      addressKey: provenEmail(host.keys, email).key,
      id,
      system: 'Shop',
      category,
      at,
      item: { person: { email, name }, title: `${category} ${id}`, origin: 'provided', values: [], ...item } satisfies RecordItem,
    })),
  )
}
