import { type Tally, type Wanted, wordsOfSearch } from '#domain/wanted.ts'
import { byOldest, isBehind } from '#store/record-order.ts'
import { searchable, textOf, whoOf } from '#store/record-words.ts'
import type { Records, StoredRecord } from '#store/store.ts'
import { type MemoryTables, recordFrom } from './memory-tables.ts'

export function memoryRecords(tables: MemoryTables): Records {
  const all = () => [...tables.records.values()].map(recordFrom)
  const of = (addressKeys: readonly string[], wanted: Wanted = {}) =>
    all().filter((record) => addressKeys.includes(record.addressKey) && isWanted(record, wanted))

  return {
    async put(records) {
      const rows = records.map((record) => [placeOf(record), JSON.stringify(record)] as const)
      for (const [place, text] of rows) tables.records.set(place, text)
    },

    async *of(addressKeys, reading = {}) {
      const sign = reading.order === 'oldest' ? 1 : -1
      const coming = of(addressKeys, reading.wanted).filter((record) => isBehind(record, reading))
      yield* coming.sort((a, b) => sign * byOldest(a, b))
    },

    async one(addressKeys, key) {
      const text = tables.records.get(placeOf(key))
      const record = text === undefined ? undefined : recordFrom(text)
      return record && addressKeys.includes(record.addressKey) ? record : undefined
    },

    async tally(addressKeys, wanted) {
      const alike = Map.groupBy(of(addressKeys, wanted), ({ category, system, day }) => JSON.stringify([category, system, day.slice(0, 7)]))
      return [...alike.values()].map((some): Tally => {
        const { category, system, day } = some[0]!
        return { category, system, month: day.slice(0, 7), count: some.length }
      })
    },

    async held(keys) {
      return keys.flatMap((key) => tables.records.get(placeOf(key)) ?? []).map(recordFrom)
    },

    async remove(keys) {
      for (const key of keys) tables.records.delete(placeOf(key))
    },

    async people(addressKeys) {
      const belongs = ({ addressKey }: StoredRecord) => addressKeys.some((key) => addressKey === key || addressKey.startsWith(`${key}/`))
      return newestOfEach(all().filter(belongs))
    },

    async search(text, limit) {
      const words = wordsOfSearch(text)
      if (words.length === 0) return []
      const found = newestOfEach(all()).filter((record) => holds(whoOf(record), words))
      return found.sort((a, b) => (a.addressKey < b.addressKey ? -1 : 1)).slice(0, limit)
    },
  }
}

function isWanted(record: StoredRecord, { categories, system, from, to, words = [] }: Wanted): boolean {
  if (categories && !categories.includes(record.category)) return false
  if (system !== undefined && record.system !== system) return false
  if (from !== undefined && record.day < from) return false
  if (to !== undefined && record.day > to) return false
  return words.length === 0 || holds(textOf(record), words)
}

const holds = (text: string, words: readonly string[]) => words.every((word) => text.includes(searchable(word)))

function newestOfEach(records: readonly StoredRecord[]): StoredRecord[] {
  return [...Map.groupBy(records, ({ addressKey }) => addressKey).values()].map((own) => own.sort(byOldest).at(-1)!)
}

const placeOf = ({ system, id }: Pick<StoredRecord, 'system' | 'id'>) => JSON.stringify([system, id])
