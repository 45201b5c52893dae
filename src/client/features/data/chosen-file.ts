import type { Correction } from '#api/contract/data.ts'

type Sent = NonNullable<Correction['file']>

/** Types of files that can go with a correction. */
export const fileTypes: readonly Sent['type'][] = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain']

/** In bytes; in base64 it is a third more. */
const largest = 500_000

/** What is wrong with a chosen file, as the end of a message id; undefined where it can be sent. */
export function faultOf(file: File): 'type' | 'size' | undefined {
  if (!fileTypes.some((type) => type === file.type)) return 'type'
  return file.size > largest ? 'size' : undefined
}

/** A file as it is sent. */
export async function asSent(file: File): Promise<Sent> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return { name: file.name.slice(-200), type: file.type as Sent['type'], data }
}
