import { normaliseEmail as normalised } from '#domain/address.ts'
import { Refusal } from '#domain/decider.ts'
import type { Channel } from '#domain/evidence.ts'
import type { ProvenAddress } from '#sources/source.ts'
import { toHex, utf8 } from './bytes.ts'
import type { Keys } from './host.ts'

/** The one form a mail address is matched by (SUP-02). Refuses with `address-malformed`. */
export function normaliseEmail(address: string): string {
  const form = normalised(address)
  if (!form) throw new Refusal('address-malformed', ['/email'])
  return form
}

/** The hash an address is found by: 16 bytes of HMAC over channel and normalised address, hex (DESIGN §2). */
export function addressKey(keys: Keys, channel: Channel, normalised: string): string {
  return toHex(keys.mac('address', utf8(`${channel}:${normalised}`)).slice(0, 16))
}

/** A mail address as sources are asked for it. Refuses with `address-malformed`. */
export function provenEmail(keys: Keys, email: string): ProvenAddress {
  const address = normaliseEmail(email)
  return { channel: 'email', address, key: addressKey(keys, 'email', address) }
}
