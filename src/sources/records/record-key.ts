import type { Sha256 } from '#store/store.ts'
import type { RecordLine } from './record-line.ts'

/**
 * What the records of somebody stand under: the key of the address and, behind it, who of the people that may share it. Whoever is
 * named alike in every respect is the same; whether people who differ in something are one person is decided where they are read.
 */
export function recordKey(
  { email, name = '', marks = [] }: RecordLine['person'],
  { keyOf, sha256 }: { keyOf: (email: string) => string; sha256: Sha256 },
): string {
  if (name === '' && marks.length === 0) return keyOf(email)
  const all = marks.map(({ kind, value }) => `${kind} ${value}`).sort()
  return `${keyOf(email)}/${sha256(JSON.stringify([name, ...all])).slice(0, 16)}`
}

/** The key of the address that a record's key begins with. */
export const addressKeyIn = (key: string): string => key.split('/', 1)[0]!
