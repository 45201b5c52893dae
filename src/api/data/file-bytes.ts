import type { Correction } from '#api/contract/data.ts'

type Type = NonNullable<Correction['file']>['type']

/** How files of a type begin. */
const beginnings: Record<Exclude<Type, 'text/plain'>, readonly number[]> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
}

/** Whether bytes are what the sender says they are: by how they begin; text is what has no control characters. */
export function isOfType(bytes: Uint8Array, type: Type): boolean {
  if (type === 'text/plain') return bytes.length > 0 && bytes.every((byte) => byte >= 0x20 || isBreak(byte))
  return beginnings[type].every((byte, n) => bytes[n] === byte)
}

/** Tab, line feed, form feed, carriage return. */
const isBreak = (byte: number) => byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d
