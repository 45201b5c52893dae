import type { Item, Source, SourceOutcome, Subject, Value } from '#sources/source.ts'
import type { Records, Store, StoredRecord } from '#store/store.ts'
import type { RecordItem } from './record-line.ts'

/**
 * Items pushed by import, read like any other system. A subject's `ref` is the key of its address.
 *
 * @param name how the source is called where it falls silent
 */
export function recordsSource(store: Pick<Store, 'records' | 'ready'>, name: string): Source {
  const { records } = store
  return {
    id: 'records',
    name,
    can: ['correct', 'erase', 'restrict'],
    async find(addresses) {
      const found = await Promise.all(addresses.map(({ key }) => subjectOf(records, key)))
      return found.filter((subject) => subject !== undefined)
    },
    search: (text, limit) => search(records, text, limit),
    async *read(subjects) {
      if (subjects.length === 0) return
      for await (const record of records.of(refs(subjects))) yield itemOf(record)
    },
    correct: (subjects, itemId, field, value) =>
      change(records, subjects, itemId, (item) => {
        if (!item.values.some((held) => held.name === field)) return undefined
        return { ...item, values: item.values.map((held) => (held.name === field ? corrected(held, value) : held)) }
      }),
    async erase(subjects, category) {
      const leaving = (await heldBy(records, subjects)).filter((record) => category === undefined || record.category === category)
      for (let from = 0; from < leaving.length; from += 500) await records.remove(leaving.slice(from, from + 500))
      const counts = Map.groupBy(leaving, (record) => record.category)
      return [...counts].map(([erased, { length: count }]): SourceOutcome => ({ category: erased, result: 'erased', count }))
    },
    restrict: (subjects, itemId, on) => change(records, subjects, itemId, (item) => ({ ...item, restricted: on })),
    health: () => store.ready(),
  }
}

const refs = (subjects: readonly Subject[]) => subjects.map((subject) => subject.ref)
const idOf = ({ system, id }: StoredRecord) => `${encodeURIComponent(system)}:${encodeURIComponent(id)}`

const heldBy = (records: Records, subjects: readonly Subject[]): Promise<StoredRecord[]> =>
  subjects.length === 0 ? Promise.resolve([]) : Array.fromAsync(records.of(refs(subjects)))

async function subjectOf(records: Records, key: string): Promise<Subject | undefined> {
  for await (const record of records.of([key])) return { ref: key, name: (record.item as RecordItem).person.name }
  return undefined
}

function itemOf(record: StoredRecord): Item {
  const { person: _, ...item } = record.item as RecordItem
  return { ...item, id: idOf(record), source: 'records', system: record.system, category: record.category, at: record.at }
}

/** A number stays a number and a truth value a truth value where the new words allow it. */
function corrected(held: Value, value: string): Value {
  if (typeof held.value === 'number' && value.trim() !== '' && Number.isFinite(Number(value))) return { ...held, value: Number(value) }
  if (typeof held.value === 'boolean' && (value === 'true' || value === 'false')) return { ...held, value: value === 'true' }
  return { ...held, value }
}

/** Looks only among what the subjects hold, so that nobody reaches the item of another. */
async function change(
  records: Records,
  subjects: readonly Subject[],
  itemId: string,
  edit: (item: RecordItem) => RecordItem | undefined,
): Promise<SourceOutcome> {
  const record = (await heldBy(records, subjects)).find((held) => idOf(held) === itemId)
  const item = record && edit(record.item as RecordItem)
  if (!record || !item) return { category: record?.category ?? '', result: 'not-possible', count: 0 }
  await records.put([{ ...record, item }])
  return { category: record.category, result: 'done', count: 1 }
}

/** The store finds records, one person may have hundreds: it is asked for more until there are enough people. */
async function search(records: Records, text: string, limit: number): Promise<{ name: string; address: string }[]> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  for (let asked = limit * 10; ; asked *= 4) {
    const found = await records.search(text, asked)
    const people = new Map<string, { name: string; address: string }>()
    for (const { addressKey, item } of found) {
      const { email, name = '' } = (item as RecordItem).person
      const named = `${name} ${email}`.toLowerCase()
      if (words.every((word) => named.includes(word)) && !people.get(addressKey)?.name) people.set(addressKey, { name, address: email })
    }
    if (people.size >= limit || found.length < asked || asked > 50_000) return [...people.values()].slice(0, limit)
  }
}
