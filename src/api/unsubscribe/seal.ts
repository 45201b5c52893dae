import { utf8 } from '#api/bytes.ts'
import type { Keys } from '#api/host.ts'

/** Length of a seal in bytes. */
export const sealLength = 16

/** HMAC-SHA-256 over a prefix, which says what is sealed, and the bytes; cut to 16 bytes. Throws for an unknown key id. */
export function sealOf(keys: Keys, use: 'token' | 'proof', prefix: string, bytes: Uint8Array, keyId?: number): Uint8Array {
  const before = utf8(prefix)
  const sealed = new Uint8Array(before.length + bytes.length)
  sealed.set(before)
  sealed.set(bytes, before.length)
  return keys.mac(use, sealed, keyId).subarray(0, sealLength)
}
