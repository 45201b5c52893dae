import type { MarkKind } from '#domain/marks.ts'
import { peopleAmong, tellingKinds } from '#domain/one-person.ts'
import type { Item, ProvenAddress, Subject } from '#sources/source.ts'
import { readCatalog } from '#sources/sql/sql-catalog.ts'
import { openDatabase } from '#sources/sql/sql-database.ts'
import { isOfKind } from '#sources/sql/sql-id.ts'
import { openSqlSource, type SqlOptions } from '#sources/sql/sql-source.ts'
import { SystemsFault } from '#sources/systems-fault.ts'
import { type Unmapped, unmappedColumns } from './map-check-columns.ts'
import type { Mapping } from './mapping.ts'

/** One item of the mapping, and what of it somebody would see. */
export interface SeenKind {
  id: string
  category: string
  count: number
  /** Rows of theirs that the constants in `where` hide: nobody sees them, and no erasure reaches them. */
  hidden: number
  /** The newest of them. */
  items: Item[]
}

export interface MapCheck {
  /** How many people share the address. */
  people: number
  /** Several people, so that nobody sees anything before one of these tells who it is. */
  shared?: MarkKind[]
  kinds: SeenKind[]
  unmapped: Unmapped[]
}

/**
 * What whoever has the address would see through a mapping, and what of the database looks personal and is not mapped.
 * Throws `SystemsFault` when the mapping does not fit the database, or that does not answer.
 *
 * @param shown how many items of each kind are shown; all are counted
 */
export async function checkMap(mapping: Mapping, options: SqlOptions, address: ProvenAddress, shown = 5): Promise<MapCheck> {
  const source = await openSqlSource(mapping, options)
  try {
    await source.health().catch((error: Error) => {
      throw error instanceof SystemsFault ? error : new SystemsFault(options.file, [`/url: ${error.message.replace(/\.$/, '')}`])
    })
    const subjects = await source.find([address])
    const { people } = peopleAmong(subjects)
    const kinds = mapping.items.map(({ id, category }): SeenKind => ({ id, category, count: 0, hidden: 0, items: [] }))
    const isShared = people.length > 1
    for await (const item of source.read(isShared ? [] : subjects)) {
      const kind = kinds.find((one) => isOfKind(item.id, one))!
      kind.count += 1
      if (kind.items.length < shown) kind.items.push(item)
    }
    const all = await countsWithoutWhere(mapping, options, isShared ? [] : subjects)
    for (const kind of kinds) kind.hidden = (all.get(kind.id) ?? 0) - kind.count
    return { people: people.length, ...(isShared && { shared: tellingKinds(people) }), kinds, unmapped: await unmappedIn(mapping, options) }
  } finally {
    await source.close()
  }
}

/** How many rows of people there are of each kind when nothing is left out. */
async function countsWithoutWhere(mapping: Mapping, options: SqlOptions, subjects: readonly Subject[]): Promise<Map<string, number>> {
  const items = mapping.items.map(({ where: _, path = [], ...item }) => {
    const { where: __, ...last } = path.at(-1) ?? { table: '', on: {} }
    return { ...item, category: item.id, ...(path.length > 0 && { path: [...path.slice(0, -1), last] }) }
  })
  const source = await openSqlSource({ ...mapping, items }, options)
  const tallies = await source.tally(subjects).finally(() => source.close())
  return new Map(items.map(({ id }) => [id, tallies.filter(({ category }) => category === id).reduce((sum, { count }) => sum + count, 0)]))
}

async function unmappedIn(mapping: Mapping, { url, statementTimeoutMs = 10_000 }: SqlOptions): Promise<Unmapped[]> {
  const database = openDatabase({ url, statementTimeoutMs })
  const looking = database.reading(async (session) => unmappedColumns(session, mapping, await readCatalog(session, mapping)))
  return looking.finally(() => database.close())
}
