import { wordsOfSearch } from '#domain/wanted.ts'
import { byOrder } from '#sources/in-order.ts'
import type { Ability, Item, Source, SourceOutcome, Subject } from '#sources/source.ts'
import { narrowed, tallied } from '#sources/wanted-items.ts'

/** One person as a system in memory knows them. */
export interface MemoryPerson extends Subject {
  emails: readonly string[]
  items: readonly (Pick<Item, 'id' | 'category'> & Partial<Item>)[]
}

export interface MemorySystem {
  id: string
  name?: string
  people: readonly MemoryPerson[]
  can?: readonly Ability[]
  timeZone?: string
}

type Holder = Omit<MemoryPerson, 'items'> & { items: Item[] }

/** A system that is an array. What a source must keep, and the least it takes. */
export function memorySource({
  id,
  name = id,
  people,
  can = [],
  timeZone = 'Europe/Stockholm',
}: MemorySystem): Source & { people: Holder[] } {
  const asHeld = (item: MemoryPerson['items'][number]): Item => ({
    title: `${item.category} ${item.id}`,
    system: name,
    origin: 'provided',
    values: [],
    ...item,
    source: id,
  })
  // A sort that is stable: of the same moment, what stands first here comes first at each reading.
  const holders: Holder[] = people.map((person) => ({ ...person, items: person.items.map(asHeld).sort(byOrder()) }))
  const of = (subjects: readonly Subject[]) => holders.filter(({ ref }) => subjects.some((subject) => subject.ref === ref))
  const held = (subjects: readonly Subject[]) =>
    of(subjects)
      .flatMap(({ items }) => items)
      .sort(byOrder())
  const itemOf = (subjects: readonly Subject[], itemId: string) => held(subjects).find((item) => item.id === itemId)
  const impossible = (item: Item | undefined): SourceOutcome => ({ category: item?.category ?? '', result: 'not-possible', count: 0 })
  const done = ({ category }: Item): SourceOutcome => ({ category, result: 'done', count: 1 })

  return {
    id,
    name,
    can,
    people: holders,
    async find(addresses) {
      const found = holders.filter(({ emails }) => addresses.some(({ address }) => emails.includes(address)))
      return found.map(({ emails: _, items: __, ...subject }) => subject)
    },
    async search(text, limit) {
      const words = wordsOfSearch(text)
      const named = holders.map(({ name: called = '', emails: [address = ''] }) => ({ name: called, address }))
      const matches = ({ name: called, address }: (typeof named)[number]) =>
        words.length > 0 && words.every((word) => `${called} ${address}`.toLowerCase().includes(word))
      return named.filter(matches).slice(0, limit)
    },
    async *read(subjects, reading = {}) {
      yield* narrowed(
        held(subjects).map((item) => structuredClone(item)),
        reading,
        timeZone,
      )
    },
    one: async (subjects, itemId) => structuredClone(itemOf(subjects, itemId)),
    tally: (subjects, wanted) => tallied(narrowed(held(subjects), { wanted }, timeZone), timeZone),
    async correct(subjects, itemId, field, value) {
      const item = itemOf(subjects, itemId)
      const old = item?.values.find((one) => one.name === field && one.correctable)
      if (!item || !old) return impossible(item)
      old.value = value
      return done(item)
    },
    async erase(subjects, category) {
      const leaving = held(subjects).filter((item) => category === undefined || item.category === category)
      const erases = can.includes('erase')
      if (erases) for (const holder of of(subjects)) holder.items = holder.items.filter((item) => !leaving.includes(item))
      const result = erases ? 'erased' : 'not-possible'
      return [...Map.groupBy(leaving, (item) => item.category)].map(([erased, { length: count }]) => ({ category: erased, result, count }))
    },
    async restrict(subjects, itemId, on) {
      const item = itemOf(subjects, itemId)
      if (!item || !can.includes('restrict')) return impossible(item)
      item.restricted = on
      return done(item)
    },
    health: async () => undefined,
  }
}
