import { fromBase64Url, fromHex, sameBytes, toBase64Url, toHex, utf8 } from '#api/bytes.ts'
import type { Host, Keys } from '#api/host.ts'

/**
 * What a link in a mail says by itself (DESIGN §2): for whom, which topic, issued when.
 * `addressKey`: 16 bytes in hex. `topic`: number of the topic. `day`: days since 1970-01-01 (UTC).
 */
export interface LinkToken {
  addressKey: string
  topic: number
  day: number
}

/** `u1` only ever reduces what is sent; `p1` opens the choices (TOK-01). The family is under the signature too. */
export type TokenFamily = 'u1' | 'p1'

const layout = { keyId: 0, addressKey: 1, topic: 17, day: 19, mac: 21, end: 37 }

/**
 * `u1.` + base64url(key id 1 ‖ addressKey 16 ‖ topic 2 ‖ day 2 ‖ mac 16); numbers are big-endian. The mac is HMAC-SHA-256 over
 * the family with its dot and everything before the mac, cut to 16 bytes. No personal data in it (TOK-03).
 */
export function mintToken(keys: Keys, token: LinkToken, family: TokenFamily = 'u1', keyId = keys.currentKeyId): string {
  const bytes = new Uint8Array(layout.end)
  const view = new DataView(bytes.buffer)
  bytes[layout.keyId] = keyId
  bytes.set(fromHex(token.addressKey), layout.addressKey)
  view.setUint16(layout.topic, token.topic)
  view.setUint16(layout.day, token.day)
  bytes.set(sign(keys, family, bytes, keyId), layout.mac)
  return `${family}.${toBase64Url(bytes)}`
}

/** The token's meaning; undefined for whatever we did not mint, to the bit. Older keys verify for ever (TOK-02, MAIL-14). */
export function readToken(keys: Keys, text: string, family: TokenFamily = 'u1'): LinkToken | undefined {
  const bytes = text.startsWith(`${family}.`) ? fromBase64Url(text.slice(family.length + 1)) : undefined
  if (bytes?.length !== layout.end) return undefined
  const keyId = bytes[layout.keyId]!
  if (!keys.knows(keyId)) return undefined
  if (!sameBytes(sign(keys, family, bytes, keyId), bytes.subarray(layout.mac))) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return {
    addressKey: toHex(bytes.subarray(layout.addressKey, layout.topic)),
    topic: view.getUint16(layout.topic),
    day: view.getUint16(layout.day),
  }
}

/** The address that stands in `List-Unsubscribe` and in the mail's text. */
export function unsubscribeUrl(host: Pick<Host, 'baseUrl' | 'keys'>, addressKey: string, topic: number, day: number): string {
  return `${host.baseUrl}/u/${mintToken(host.keys, { addressKey, topic, day })}`
}

/** Days since 1970-01-01 of an instant. */
export const dayOf = (instant: Date): number => Math.floor(instant.getTime() / 86_400_000)

function sign(keys: Keys, family: TokenFamily, bytes: Uint8Array, keyId: number): Uint8Array {
  const prefix = utf8(`${family}.`)
  const signed = new Uint8Array(prefix.length + layout.mac)
  signed.set(prefix)
  signed.set(bytes.subarray(0, layout.mac), prefix.length)
  return keys.mac('token', signed, keyId).subarray(0, 16)
}
