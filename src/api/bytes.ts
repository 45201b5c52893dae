const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexOf[byte]
  return text
}

/** The bytes of hex text of even length. */
export const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** base64url (RFC 4648 §5). By hand: what browsers and Node have in common writes another alphabet and reads more than one spelling. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const sixBits = new Map([...alphabet].map((char, value) => [char.charCodeAt(0), value]))

/** base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 6; ) {
      bits -= 6
      text += alphabet[(held >> bits) & 63]
    }
  }
  return bits === 0 ? text : text + alphabet[(held << (6 - bits)) & 63]
}

/** The bytes of base64url text; undefined for whatever `toBase64Url` does not write, so that one value has one spelling. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array((text.length * 6) >> 3)
  let held = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const value = sixBits.get(text.charCodeAt(i))
    if (value === undefined) return undefined
    held = (held << 6) | value
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = held >> bits
  }
  const isOneSpelling = bits < 6 && (held & ((1 << bits) - 1)) === 0
  return isOneSpelling ? bytes : undefined
}

export const utf8 = (text: string) => new TextEncoder().encode(text)

/** Compares without telling by time how much was right. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ (b[i] ?? 0)
  return difference === 0
}
