import { provenEmail } from '#api/address.ts'
import type { Host } from '#api/host.ts'
import { recordKey } from '#sources/records/record-key.ts'
import type { RecordItem } from '#sources/records/record-line.ts'
import { dayOf } from '#sources/wanted-items.ts'

export interface Held extends Partial<Omit<RecordItem, 'person'>>, Pick<RecordItem['person'], 'name' | 'marks'> {
  id: string
  category: string
  system?: string
  at?: string
}

/** Puts items about the person with this address into the imported records of a test host. */
export function hold(host: Host, email: string, items: readonly Held[]): Promise<void> {
  const ground = { keyOf: (address: string) => provenEmail(host.keys, address).key, sha256: host.sha256 }
  return host.store.records.put(
    items.map(({ id, category, system = 'Shop', at = '2026-10-01', name = 'Ada Lovelace', marks, ...item }) => {
      const person = { email, name, ...(marks && { marks }) }
      return {
        addressKey: recordKey(person, ground),
        id,
        system,
        category,
        at,
        day: dayOf({ at }, host.tenant.organisation.timeZone)!,
        item: { person, title: `${category} ${id}`, origin: 'provided', values: [], ...item } satisfies RecordItem,
      }
    }),
  )
}
