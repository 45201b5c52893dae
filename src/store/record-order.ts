import type { RecordReading, StoredRecord } from './store.ts'

type Place = Pick<StoredRecord, 'at' | 'system' | 'id'>

/** Below zero when `a` is the older one: by `at`, then by system and id, in the byte order of a database. */
export const byOldest = (a: Place, b: Place): number => byBytes(a.at, b.at) || byBytes(a.system, b.system) || byBytes(a.id, b.id)

/** Whether a reading that goes on `after` a place comes to `record`. */
export function isBehind(record: StoredRecord, { order = 'newest', after }: RecordReading): boolean {
  if (!after) return true
  const { at, system, id } = after
  const named = system !== undefined && id !== undefined
  const distance = named ? byOldest(record, { at, system, id }) : byBytes(record.at, at)
  return (order === 'newest' ? distance < 0 : distance > 0) || (distance === 0 && !named)
}

/** Texts in the order of their UTF-8 bytes. JavaScript compares UTF-16, where what needs two units comes before U+E000. */
function byBytes(a: string, b: string): number {
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  if (at >= a.length || at >= b.length) return a.length - b.length
  return rank(a.charCodeAt(at)) - rank(b.charCodeAt(at))
}

const rank = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit)
