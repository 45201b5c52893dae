import type { Snapshot } from '#store/store.ts'
import type { Host } from './host.ts'
import { type Introduction, personIn, strangerId } from './identity.ts'

/** Whom an address leads to. An address nobody has yet gets a person with this stop, since the stop must hold for it. */
export interface Addressee {
  personId: string
  /** Of an address that is not yet in the address table. */
  newKey?: string
  /** Their choices as they were just read. */
  found?: Snapshot
}

/** Who an address leads to, and their choices, in one question to the store. */
export async function addresseeOf(host: Host, addressKey: string): Promise<Addressee> {
  const [found] = await host.store.loadByAddress([addressKey])
  return found ? { personId: personIn(found.stream), found } : { personId: strangerId(host, addressKey), newKey: addressKey }
}

/** What the next commit must hold so that the address leads to them; nothing where it does already. */
export const introductionOf = ({ personId, newKey }: Addressee): Introduction =>
  newKey === undefined ? {} : { addresses: [{ key: newKey, personId }] }
