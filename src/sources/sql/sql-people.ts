import { domainToUnicode } from 'node:url'
import { sql } from 'kysely'
import type { Mark, MarkKind } from '#domain/marks.ts'
import { wordsOfSearch } from '#domain/wanted.ts'
import type { ProvenAddress, Subject } from '#sources/source.ts'
import type { Cell, Sql } from '#sources/sql/dialects/dialect.ts'
import type { Mapping } from '#sources/sql/mapping/mapping.ts'
import { all, literally } from './conditions.ts'
import { type Catalog, columnOf } from './sql-catalog.ts'
import type { Session } from './sql-database.ts'
import { demands, rowShape } from './sql-shape.ts'

/** Everybody whose address equals one of these but for case and space around it (SUP-02), however loosely the database compares. */
export async function findPeople(
  session: Session,
  mapping: Mapping,
  catalog: Catalog,
  addresses: readonly ProvenAddress[],
): Promise<Subject[]> {
  const spellings = addresses.filter((address) => address.channel === 'email').flatMap(spellingsOf)
  if (spellings.length === 0) return []
  const { shape, key, email, column, where } = people(mapping, catalog)
  const ref = shape.text(mapping.person.key)
  const address = shape.also(sql`lower(${trimmed(email)})`)
  const name = nameOf(mapping, shape)
  const marks = Object.entries(mapping.person.marks ?? {}).map(([kind, marked]) => ({ kind, read: shape.column(marked, 'date') }))
  const near = catalog.dialect.nearAddresses(email, column, spellings)
  const isTheirs = sql`lower(${trimmed(email)}) IN (${sql.join(spellings)})`
  const found = await session.rows(
    sql`SELECT ${sql.join(shape.select())} FROM ${shape.from()} WHERE ${all([...(near ? [near] : []), isTheirs, sql`${key} IS NOT NULL`, ...where])} ORDER BY ${key}`,
  )
  const rows = Map.groupBy(
    found.filter((row) => spellings.includes(address(row) ?? '')),
    (row) => ref(row)!,
  )
  return [...rows].map(([of, [first, ...more]]) => {
    const known = [first!, ...more].flatMap((row) => marks.flatMap(({ kind, read }) => markOf(kind as MarkKind, read(row))))
    const distinct = [...new Map(known.map((mark) => [`${mark.kind} ${mark.value}`, mark])).values()]
    const called = name(first!)
    return { ref: of, ...(called && { name: called }), ...(distinct.length > 0 && { marks: distinct }) }
  })
}

const markOf = (kind: MarkKind, value: unknown): Mark[] => (value === null || value === '' ? [] : [{ kind, value: String(value) }])

/** For staff: every word of `text` is a part of name or address. */
export async function searchPeople(session: Session, mapping: Mapping, catalog: Catalog, text: string, limit: number) {
  const words = wordsOfSearch(text)
  if (words.length === 0) return []
  const { shape, email, where } = people(mapping, catalog)
  const name = nameOf(mapping, shape)
  const names = [...shape.select(), trimmed(email)]
  const address = shape.also(trimmed(email))
  shape.also(catalog.dialect.spelling(trimmed(email)))
  const patterns = words.map((word) => `%${literally(word)}%`)
  const matches = patterns.map((pattern) => sql`lower(concat_ws(' ', ${sql.join(names)})) LIKE ${pattern} ESCAPE '!'`)
  const found = await session.rows(
    sql`SELECT DISTINCT ${sql.join(shape.select())} FROM ${shape.from()} WHERE ${all([...matches, sql`${trimmed(email)} <> ''`, ...where])}
      ORDER BY 1, 2 LIMIT ${sql.lit(limit)}`,
  )
  return found.map((row) => ({ name: name(row), address: address(row)! }))
}

function people({ person, timeZone }: Mapping, catalog: Catalog) {
  const shape = rowShape(catalog, person, 'p', timeZone)
  const email = shape.placed(person.email)
  const where = demands(catalog, person.where, { rows: person, alias: 'p' })
  return {
    shape,
    key: shape.placed(person.key).x,
    email: catalog.dialect.text(email.x, email.column),
    column: columnOf(catalog, person.table, person.email),
    where,
  }
}

function nameOf({ person }: Mapping, shape: ReturnType<typeof rowShape>) {
  const readers = (person.name ?? []).map((ref) => shape.column(ref))
  return (row: Cell[]) =>
    readers
      .map((read) => read(row) ?? '')
      .filter((part) => part !== '')
      .join(' ')
}

/** Blanks alone, in both databases. */
const trimmed = (x: Sql): Sql => sql`trim(${x})`

/** A proven address has its domain in ASCII; the database may hold it as people write it. */
function spellingsOf({ address }: ProvenAddress): string[] {
  const at = address.lastIndexOf('@')
  if (at < 1) return []
  const written = `${address.slice(0, at)}@${domainToUnicode(address.slice(at + 1))}`
  return [...new Set([address, written])]
}
