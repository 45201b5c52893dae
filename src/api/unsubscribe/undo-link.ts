import { fromBase64Url, fromHex, sameBytes, toBase64Url, toHex } from '#api/bytes.ts'
import type { Host, Keys } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import type { ChoicesEvent } from '#domain/choices.ts'
import { undoable } from '#domain/undo-since.ts'
import type { Entry } from '#store/store.ts'
import { sealLength, sealOf } from './seal.ts'
import { dayOf } from './token.ts'

/** What of a person's choices a link in a mail takes back: the facts with versions `first` to `last` of their stream. */
export interface UndoLink {
  /** 16 bytes in hex. */
  addressKey: string
  first: number
  last: number
  /** Days since 1970-01-01 (UTC). */
  day: number
}

/** Days after the day of issue. */
export const undoDays = 30

const layout = { keyId: 0, addressKey: 1, first: 17, last: 21, day: 25, seal: 27, end: 27 + sealLength }

/**
 * The link of the mail that tells of a change (MAIL-18), issued today: `r1.` + base64url(key id 1 ‖ addressKey 16 ‖ first 4 ‖ last 4
 * ‖ day 2 ‖ seal 16), big-endian. The key is never handed to a mail system: only we make these.
 */
export function undoUrl(host: Pick<Host, 'baseUrl' | 'keys' | 'now'>, act: Omit<UndoLink, 'day'>): string {
  return `${host.baseUrl}/u/${mintUndo(host.keys, { ...act, day: dayOf(host.now()) })}`
}

/** The token of `undoUrl`. `keyId` 1 to 255; throws for one that is unknown. */
export function mintUndo(keys: Keys, link: UndoLink, keyId = keys.currentKeyId): string {
  const bytes = new Uint8Array(layout.end)
  const view = new DataView(bytes.buffer)
  bytes[layout.keyId] = keyId
  bytes.set(fromHex(link.addressKey), layout.addressKey)
  view.setUint32(layout.first, link.first)
  view.setUint32(layout.last, link.last)
  view.setUint16(layout.day, link.day)
  bytes.set(seal(keys, bytes, keyId), layout.seal)
  return `r1.${toBase64Url(bytes)}`
}

/** What the link says; undefined for whatever we did not mint, to the bit. */
export function readUndoLink(keys: Keys, text: string): UndoLink | undefined {
  const bytes = text.startsWith('r1.') ? fromBase64Url(text.slice('r1.'.length)) : undefined
  if (bytes?.length !== layout.end) return undefined
  const keyId = bytes[layout.keyId]!
  if (!keys.knows(keyId) || !sameBytes(seal(keys, bytes, keyId), bytes.subarray(layout.seal))) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return {
    addressKey: toHex(bytes.subarray(layout.addressKey, layout.first)),
    first: view.getUint32(layout.first),
    last: view.getUint32(layout.last),
    day: view.getUint16(layout.day),
  }
}

/**
 * The facts the link takes back, oldest first: those that came by a preference link, as the mail told, and about which nothing was
 * decided since. What was stopped by another door within the same minute is not the mail's to take back.
 */
export async function factsOf(host: Host, personId: string, { first, last }: UndoLink): Promise<ChoicesEvent[]> {
  const entries = await Array.fromAsync(host.store.history(personStream(personId), first - 1))
  const isOwn = ({ version, door }: Entry) => version <= last && door === 'preference-link'
  return undoable(
    host.tenant,
    entries.map((entry) => ({ event: entry.event as ChoicesEvent, isOwn: isOwn(entry) })),
  )
}

const seal = (keys: Keys, bytes: Uint8Array, keyId: number) => sealOf(keys, 'proof', 'r1.', bytes.subarray(0, layout.seal), keyId)
