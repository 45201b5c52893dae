import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Keys } from '#api/host.ts'
import type { SecretKey } from './variable-lists.ts'

/** One key per use out of one secret (HKDF-SHA-256, RFC 5869), so that no use can speak for another. */
export function deriveKey(secret: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `innsyn/${use}`, 32))
}

/** What stands in the store under a keyed hash for good: computed with the oldest secret, as it cannot be computed anew. */
const neverRotated = ['address', 'staff'] as const

/** What a mail system needs to make links of its own: `address` hashes whom they are for, `token` signs them as `keyId`. */
export interface LinkKeys {
  keyId: number
  address: Uint8Array
  token: Uint8Array
}

/** Derived from the secrets, which stay here: nothing else can be signed or opened with them. */
export function linkKeysOf(secrets: readonly SecretKey[]): LinkKeys {
  const { id, secret } = secrets[0]!
  return { keyId: id, address: deriveKey(secrets.at(-1)!.secret, 'address'), token: deriveKey(secret, 'token') }
}

/** Keyed hashes over the secrets of this installation, newest first. An unknown `keyId` throws: `knows` is asked before. */
export function keysOf(secrets: readonly SecretKey[]): Keys {
  /** As key objects: made of raw bytes anew for each hash, a key costs five times the hash itself. */
  const derived = new Map<string, KeyObject>()
  const current = secrets[0]!
  const oldest = secrets.at(-1)!

  const keyFor = (use: string, id: number) => {
    const name = `${use}/${id}`
    const known = derived.get(name)
    if (known) return known
    const secret = secrets.find((key) => key.id === id)
    if (!secret) throw new Error(`no key ${id}`)
    const key = createSecretKey(deriveKey(secret.secret, use))
    derived.set(name, key)
    return key
  }

  return {
    currentKeyId: current.id,
    knows: (id) => secrets.some((key) => key.id === id),
    mac(use, data, keyId) {
      const stable = neverRotated.some((name) => name === use)
      return createHmac('sha256', keyFor(use, keyId ?? (stable ? oldest.id : current.id)))
        .update(data)
        .digest()
    },
  }
}
