import type { Item, Place, Source, SourceOutcome, Subject, Value } from '#sources/source.ts'
import type { RecordReading, Records, Store, StoredRecord } from '#store/store.ts'
import type { RecordItem } from './record-line.ts'

/** Records that are removed at once. */
const removedAtOnce = 500

/**
 * Items pushed by import, read like any other system. A subject's `ref` is the key its records stand under.
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
      return (await records.people(addresses.map(({ key }) => key))).map(subjectOf)
    },
    search: (text, limit) => search(records, text, limit),
    async *read(subjects, { wanted, order, after } = {}) {
      // Everything here has a date: nothing comes behind the dated ones.
      if (after && after.at === undefined) return
      for await (const record of records.of(refs(subjects), { wanted, order, after: after && placeOf(after) })) yield itemOf(record)
    },
    async one(subjects, itemId) {
      const record = await held(records, subjects, itemId)
      return record && itemOf(record)
    },
    tally: (subjects, wanted) => records.tally(refs(subjects), wanted),
    correct: (subjects, itemId, field, value) =>
      change(records, subjects, itemId, (item) => {
        if (!item.values.some((one) => isCorrectable(one, field))) return undefined
        return { ...item, values: item.values.map((one) => (isCorrectable(one, field) ? corrected(one, value) : one)) }
      }),
    erase: (subjects, category) => erase(records, subjects, category),
    restrict: (subjects, itemId, on) => change(records, subjects, itemId, (item) => ({ ...item, restricted: on })),
    health: () => store.ready(),
  }
}

const refs = (subjects: readonly Subject[]) => subjects.map((subject) => subject.ref)
const idOf = ({ system, id }: StoredRecord) => `${encodeURIComponent(system)}:${encodeURIComponent(id)}`

/** What `idOf` was made of; undefined for what never was an id. */
function keyOf(itemId: string): { system: string; id: string } | undefined {
  const [system, id, ...more] = itemId.split(':').map(decoded)
  return system !== undefined && id !== undefined && more.length === 0 ? { system, id } : undefined
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

function placeOf({ at, id }: Place): RecordReading['after'] {
  return { at: at!, ...(id !== undefined && keyOf(id)) }
}

async function held(records: Records, subjects: readonly Subject[], itemId: string): Promise<StoredRecord | undefined> {
  const key = keyOf(itemId)
  return key && records.one(refs(subjects), key)
}

function subjectOf({ addressKey, item }: StoredRecord): Subject {
  const { name, marks } = (item as RecordItem).person
  return { ref: addressKey, ...(name !== undefined && { name }), ...(marks && { marks }) }
}

function itemOf(record: StoredRecord): Item {
  const { person: _, values, ...item } = record.item as RecordItem
  const { system, category, at } = record
  return { ...item, id: idOf(record), source: 'records', system, category, at, values: values.map(shown) }
}

const shown = (value: RecordItem['values'][number]): Value => (value.redacted ? value : { ...value, correctable: true })

const isCorrectable = ({ name, redacted }: Value, field: string) => name === field && !redacted

/** A number stays a number and a truth value a truth value where the new words allow it. */
function corrected(held: RecordItem['values'][number], value: string): RecordItem['values'][number] {
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
  const record = await held(records, subjects, itemId)
  const item = record && edit(record.item as RecordItem)
  if (!record || !item) return { category: record?.category ?? '', result: 'not-possible', count: 0 }
  await records.put([{ ...record, item }])
  return { category: record.category, result: 'done', count: 1 }
}

async function erase(records: Records, subjects: readonly Subject[], category?: string): Promise<SourceOutcome[]> {
  const counts = new Map<string, number>()
  let leaving: StoredRecord[] = []
  const remove = async () => {
    await records.remove(leaving)
    for (const record of leaving) counts.set(record.category, (counts.get(record.category) ?? 0) + 1)
    leaving = []
  }
  const wanted = category === undefined ? {} : { categories: [category] }
  for await (const record of records.of(refs(subjects), { wanted })) {
    leaving.push(record)
    if (leaving.length === removedAtOnce) await remove()
  }
  await remove()
  return [...counts].map(([erased, count]): SourceOutcome => ({ category: erased, result: 'erased', count }))
}

/** One line for each address, under the name that is known. */
async function search(records: Records, text: string, limit: number): Promise<{ name: string; address: string }[]> {
  const people = new Map<string, { name: string; address: string }>()
  for (const { item } of await records.search(text, limit)) {
    const { email, name = '' } = (item as RecordItem).person
    if (!people.get(email)?.name) people.set(email, { name, address: email })
  }
  return [...people.values()]
}
