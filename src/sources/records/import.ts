import { checked } from '#sources/checked.ts'
import { parsedJson } from '#sources/parsed-json.ts'
import { dayOf } from '#sources/wanted-items.ts'
import type { Records, Sha256, Store, StoredRecord } from '#store/store.ts'
import { longestLine } from './import-lines.ts'
import { recordKey } from './record-key.ts'
import { type RecordItem, type RecordLine, recordLine } from './record-line.ts'
import { type ForgottenLine, type Line, sinceForgotten } from './since-forgotten.ts'

export interface ImportResult {
  /** Lines that were taken over, those that replaced something included. */
  kept: number
  /** How many of the kept lines name an item that was there already. */
  repeated: number
  /** Left out; `line` counts from 1. The reason names fields, never values. */
  bad: { line: number; reason: string }[]
  /** Left out as well, and no fault of the file: somebody was erased, and would come back with what was recorded before. */
  forgotten: ForgottenLine[]
}

export interface ImportGround {
  store: Pick<Store, 'records' | 'loadByAddress'>
  /** Keyed hash of a normalised address, hex. */
  keyOf: (email: string) => string
  sha256: Sha256
  /** Ids of the tenant. */
  categories: readonly string[]
  /** The legal one. */
  timeZone: string
}

/** Lines, and characters in them, that are written at once: bounds what is held of a file with large items. */
const batchSize = 500
const heavyBatch = 4_000_000

/**
 * Takes over an NDJSON file, one `recordLine` a line. Bad lines are left out and named, the others kept; the same file
 * again changes nothing. A restriction (GDPR Art. 18) outlives the import of a newer version of its item; of somebody who was erased
 * only what was recorded after that day is taken (ERA-03).
 */
export async function importRecords(lines: AsyncIterable<string>, ground: ImportGround): Promise<ImportResult> {
  const result: ImportResult = { kept: 0, repeated: 0, bad: [], forgotten: [] }
  let batch: Line[] = []
  let weight = 0
  const flush = async () => {
    const { newer, forgotten } = await sinceForgotten(ground.store, batch, ground.timeZone)
    result.forgotten.push(...forgotten)
    result.kept += newer.length
    result.repeated += await take(newer, ground.store.records)
    batch = []
    weight = 0
  }
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    const read = readLine(line, ground)
    if ('reason' in read) {
      result.bad.push({ line: number, reason: read.reason })
      continue
    }
    batch.push({ line: number, record: read })
    weight += line.length
    if (batch.length === batchSize || weight > heavyBatch) await flush()
  }
  if (batch.length > 0) await flush()
  return result
}

/** Writes a batch; answers how many of it were there already. */
async function take(batch: readonly StoredRecord[], records: Records): Promise<number> {
  const held = new Map((await records.held(batch)).map((record) => [nameOf(record), record.item as RecordItem]))
  // Of two lines for one item the later one holds; a store may refuse to write a row twice at once.
  const newest = new Map(batch.map((record) => [nameOf(record), record]))
  await records.put([...newest].map(([name, record]) => (held.get(name)?.restricted ? restricted(record) : record)))
  return batch.length - [...newest.keys()].filter((name) => !held.has(name)).length
}

const nameOf = ({ system, id }: StoredRecord) => JSON.stringify([system, id])

const restricted = (record: StoredRecord): StoredRecord => ({ ...record, item: { ...(record.item as RecordItem), restricted: true } })

function readLine(line: string, ground: ImportGround): StoredRecord | { reason: string } {
  if (isTooLong(line)) return { reason: `the line is longer than ${longestLine / 1024 / 1024} MiB` }
  if (line.includes('\uFFFD')) return { reason: 'the line is not valid UTF-8' }
  const json = parsedJson(line.startsWith('\uFEFF') ? line.slice(1) : line)
  if (json === undefined) return { reason: 'the line is not JSON' }
  const read = checked(recordLine, json)
  if ('faults' in read) return { reason: read.faults.join('; ') }
  if (!ground.categories.includes(read.data.category)) return { reason: '/category: is not a category of the tenant' }
  return recordOf(read.data, ground)
}

const isTooLong = (line: string) =>
  line.length > longestLine || (line.length * 3 > longestLine && new TextEncoder().encode(line).length > longestLine)

function recordOf({ system, id, category, at, ...item }: RecordLine, ground: ImportGround): StoredRecord {
  const day = dayOf({ at }, ground.timeZone)!
  return { addressKey: recordKey(item.person, ground), system, id, category, at, day, item: item satisfies RecordItem }
}
