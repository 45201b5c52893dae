import { checked } from '#sources/sql/faults.ts'
import type { Records, StoredRecord } from '#store/store.ts'
import { longestLine } from './import-lines.ts'
import { type RecordItem, type RecordLine, recordLine } from './record-line.ts'

export interface ImportResult {
  /** Lines that were taken over, those that replaced something included. */
  kept: number
  /** How many of the kept lines name an item that was there already. */
  repeated: number
  /** Left out; `line` counts from 1. The reason names fields, never values. */
  bad: { line: number; reason: string }[]
}

const batchSize = 500

/**
 * Takes over an NDJSON file, one `recordLine` a line. Bad lines are left out and named, the others kept; the same file
 * again changes nothing. A restriction (GDPR Art. 18) outlives the import of a newer version of its item.
 *
 * @param keyOf keyed hash of a normalised address, hex
 * @param categories ids of the tenant
 */
export async function importRecords(
  lines: AsyncIterable<string>,
  records: Records,
  keyOf: (email: string) => string,
  categories: readonly string[],
): Promise<ImportResult> {
  const result: ImportResult = { kept: 0, repeated: 0, bad: [] }
  const known = knownRecords(records)
  let batch: StoredRecord[] = []
  const flush = async () => {
    // Of two lines for one item in a batch the later one holds; a store may refuse to write a row twice at once.
    const newest = new Map<string, StoredRecord>()
    await known.learn(batch)
    for (const record of batch) {
      result.kept += 1
      if (known.has(record)) result.repeated += 1
      newest.set(nameOf(record), known.add(record))
    }
    await records.put([...newest.values()])
    batch = []
  }
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    const read = readLine(line, keyOf, categories)
    if ('reason' in read) result.bad.push({ line: number, reason: read.reason })
    else batch.push(read)
    if (batch.length === batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  return result
}

function readLine(line: string, keyOf: (email: string) => string, categories: readonly string[]): StoredRecord | { reason: string } {
  if (isTooLong(line)) return { reason: 'the line is longer than 1 MiB' }
  if (line.includes('\uFFFD')) return { reason: 'the line is not valid UTF-8' }
  const json = parsed(line.startsWith('\uFEFF') ? line.slice(1) : line)
  if (json === undefined) return { reason: 'the line is not JSON' }
  const read = checked(recordLine, json)
  if ('faults' in read) return { reason: read.faults.join('; ') }
  if (!categories.includes(read.data.category)) return { reason: '/category: is not a category of the tenant' }
  return recordOf(read.data, keyOf)
}

const isTooLong = (line: string) =>
  line.length > longestLine || (line.length * 3 > longestLine && new TextEncoder().encode(line).length > longestLine)

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function recordOf({ system, id, category, at, ...item }: RecordLine, keyOf: (email: string) => string): StoredRecord {
  // One zone for all instants, so that text order is order in time.
  const recordedAt = at.includes('T') ? new Date(at).toISOString() : at
  return { addressKey: keyOf(item.person.email), system, id, category, at: recordedAt, item: item satisfies RecordItem }
}

const nameOf = ({ system, id }: { system: string; id: string }) => JSON.stringify([system, id])

/** What the store holds of the people in the file; each person is read once. */
function knownRecords(records: Records) {
  const people = new Set<string>()
  const restricted = new Map<string, boolean>()
  return {
    async learn(batch: readonly StoredRecord[]) {
      const strangers = [...new Set(batch.map((record) => record.addressKey))].filter((key) => !people.has(key))
      for (const key of strangers) people.add(key)
      if (strangers.length === 0) return
      for await (const record of records.of(strangers)) restricted.set(nameOf(record), (record.item as RecordItem).restricted === true)
    },
    has: (record: StoredRecord) => restricted.has(nameOf(record)),
    add(record: StoredRecord): StoredRecord {
      const isRestricted = restricted.get(nameOf(record)) ?? false
      restricted.set(nameOf(record), isRestricted)
      return isRestricted ? { ...record, item: { ...(record.item as RecordItem), restricted: true } } : record
    },
  }
}
