import { fromBase64Url, fromHex, sameBytes, toBase64Url, toHex } from '#api/bytes.ts'
import type { Host, Keys } from '#api/host.ts'
import { sealLength, sealOf } from './seal.ts'

/**
 * What a link in a mail says by itself (DESIGN §2): for whom, which topic, issued when.
 * `addressKey`: 16 bytes in hex. `topic`: number of the topic. `day`: days since 1970-01-01 (UTC).
 */
export interface LinkToken {
  addressKey: string
  topic: number
  day: number
}

/**
 * `u1` only ever reduces what is sent; `p1` opens the choices (TOK-01); `c1` answers the mail that asks whether a subscription was
 * meant. The family is under the seal too, and `c1` has a key of its own that is never handed to a mail system.
 */
export type TokenFamily = 'u1' | 'p1' | 'c1'

const sealUse = { u1: 'token', p1: 'token', c1: 'proof' } as const

/** Days after the day of issue on which a link still does what it is for; leaving never ends (MAIL-14). */
export const validDays = { u1: Number.POSITIVE_INFINITY, p1: 30, c1: 7 } as const

const layout = { keyId: 0, addressKey: 1, topic: 17, day: 19, seal: 21, end: 21 + sealLength }

/**
 * `u1.` + base64url(key id 1 ‖ addressKey 16 ‖ topic 2 ‖ day 2 ‖ seal 16); numbers are big-endian. The seal is HMAC-SHA-256 over
 * the family with its dot and everything before the seal, cut to 16 bytes. No personal data in it (TOK-03).
 */
export function mintToken(keys: Keys, token: LinkToken, family: TokenFamily = 'u1', keyId = keys.currentKeyId): string {
  const bytes = new Uint8Array(layout.end)
  const view = new DataView(bytes.buffer)
  bytes[layout.keyId] = keyId
  bytes.set(fromHex(token.addressKey), layout.addressKey)
  view.setUint16(layout.topic, token.topic)
  view.setUint16(layout.day, token.day)
  bytes.set(seal(keys, family, bytes, keyId), layout.seal)
  return `${family}.${toBase64Url(bytes)}`
}

/** The token's meaning; undefined for whatever we did not mint, to the bit. Older keys verify for ever (TOK-02, MAIL-14). */
export function readToken(keys: Keys, text: string, family: TokenFamily = 'u1'): LinkToken | undefined {
  const bytes = text.startsWith(`${family}.`) ? fromBase64Url(text.slice(family.length + 1)) : undefined
  if (bytes?.length !== layout.end) return undefined
  const keyId = bytes[layout.keyId]!
  if (!keys.knows(keyId)) return undefined
  if (!sameBytes(seal(keys, family, bytes, keyId), bytes.subarray(layout.seal))) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return {
    addressKey: toHex(bytes.subarray(layout.addressKey, layout.topic)),
    topic: view.getUint16(layout.topic),
    day: view.getUint16(layout.day),
  }
}

const seal = (keys: Keys, family: TokenFamily, bytes: Uint8Array, keyId: number) =>
  sealOf(keys, sealUse[family], `${family}.`, bytes.subarray(0, layout.seal), keyId)

/**
 * Whether a link was issued at most so many days ago. A day that has yet to come would outlast every limit: one day ahead is taken,
 * for clocks differ, and no more.
 */
export function issuedWithin(token: { day: number }, days: number, now: Date): boolean {
  const age = dayOf(now) - token.day
  return age >= -1 && age <= days
}

/** Days since 1970-01-01 of an instant. */
export const dayOf = (instant: Date): number => Math.floor(instant.getTime() / 86_400_000)

/** The address that stands in `List-Unsubscribe` and in the mail's text. */
export function unsubscribeUrl(host: Pick<Host, 'baseUrl' | 'keys'>, addressKey: string, topic: number, day: number): string {
  return `${host.baseUrl}/u/${mintToken(host.keys, { addressKey, topic, day })}`
}

/** "Manage your preferences": valid for 30 days; the secret stands in the fragment, which no server sees (TOK-08). */
export function preferencesUrl(host: Pick<Host, 'baseUrl' | 'keys'>, addressKey: string, topic: number, day: number): string {
  return `${host.baseUrl}/choices#p=${mintToken(host.keys, { addressKey, topic, day }, 'p1')}`
}

/** Issued today, for the mail that asks whether the subscription was meant; valid for 7 days. */
export function confirmUrl(host: Pick<Host, 'baseUrl' | 'keys' | 'now'>, addressKey: string, topic: number): string {
  return `${host.baseUrl}/u/${mintToken(host.keys, { addressKey, topic, day: dayOf(host.now()) }, 'c1')}`
}
