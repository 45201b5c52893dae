import { comesFirst } from '#store/newest-first.ts'
import { searchWords, wordsOf } from '#store/record-words.ts'
import type { Records, StoredRecord } from '#store/store.ts'
import { type MemoryTables, recordFrom } from './memory-tables.ts'

export function memoryRecords(tables: MemoryTables): Records {
  const all = () => [...tables.records.values()].map(recordFrom)
  return {
    async put(records) {
      const rows = records.map((record) => [placeOf(record), JSON.stringify(record)] as const)
      for (const [place, text] of rows) tables.records.set(place, text)
    },

    async *of(addressKeys) {
      const own = all().filter(({ addressKey }) => addressKeys.includes(addressKey))
      yield* own.sort((a, b) => (comesFirst(a, b) ? -1 : 1))
    },

    async remove(keys) {
      for (const key of keys) tables.records.delete(placeOf(key))
    },

    async search(text, limit) {
      const words = searchWords(text)
      if (words.length === 0) return []
      const found = all().filter(({ item }) => words.every((word) => wordsOf(item).includes(word)))
      return found.sort(bySystemAndId).slice(0, limit)
    },
  }
}

function bySystemAndId(a: StoredRecord, b: StoredRecord): number {
  if (a.system !== b.system) return a.system < b.system ? -1 : 1
  return a.id < b.id ? -1 : 1
}

const placeOf = ({ system, id }: Pick<StoredRecord, 'system' | 'id'>) => JSON.stringify([system, id])
