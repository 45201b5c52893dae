import { takesToken } from '#sources/sql/pseudonym.ts'
import { type Catalog, columnOf } from '#sources/sql/sql-catalog.ts'
import type { MappedItem, Mapping, Rows } from './mapping.ts'
import { placeRules, whereRules } from './mapping-kinds.ts'
import { nameOf, refsOf, resolve, rowsOf } from './mapping-refs.ts'

/** What a mapping may not say although every name in it exists. */
export function mappingRules(mapping: Mapping, catalog: Catalog): string[] {
  return [
    ...repeated(mapping.items.map((item) => item.id)).map((id) => `/items: two of them have the id "${id}"; give each its own`),
    ...lookupRules(mapping.person, '/person', catalog),
    ...whereRules(mapping.person, '/person', catalog),
    ...mapping.items.flatMap((item, n) => itemRules(mapping, item, `/items/${n}`, catalog)),
  ]
}

/** Whether each row of the item belongs to one person only, so that changing it touches nobody else. */
export function isOwned(mapping: Mapping, item: MappedItem, catalog: Catalog): boolean {
  const tables = [mapping.person.table, ...(item.path ?? []).map((step) => step.table)]
  return (item.path ?? []).every((step, n) => {
    const columns = Object.keys(step.on)
    return (n === 0 && columns.includes(mapping.person.key)) || catalog.isUnique(tables[n]!, columns)
  })
}

/** Whether each row of the part belongs to one item only. */
export function isOwnPart(mapping: Mapping, item: MappedItem, on: Record<string, string>, catalog: Catalog): boolean {
  const rows = rowsOf(mapping, item)
  const places = Object.keys(on).map((ref) => resolve(ref, rows))
  const columns = places.filter((place) => !place.lookup).map((place) => place.column)
  return item.key.every((column) => columns.includes(column)) || catalog.isUnique(rows.table, columns)
}

function itemRules(mapping: Mapping, item: MappedItem, at: string, catalog: Catalog): string[] {
  const rows = rowsOf(mapping, item)
  const empties = item.erase === 'null' || item.erase === 'pseudonymise'
  const changes = item.erase === 'delete' || empties || item.values.some((value) => value.correct)
  const needsGround = item.erase === 'keep' || item.until || item.values.some((value) => value.keep)
  const rules: [boolean, string][] = [
    [
      isKey(catalog, rows.table, item.key),
      `/key: does not name one row of "${rows.table}"; name the columns of a unique index, none of which may be null`,
    ],
    [
      !changes || isOwned(mapping, item, catalog),
      '/path: leads to rows that several people may share, so they cannot be changed or erased here; leave out "correct" and let "erase" be "keep" or leave it out',
    ],
    [!needsGround || item.ground !== undefined, '/ground: is missing; say why data is kept'],
    [
      !item.until || item.erase === 'delete' || empties,
      '/until: needs "erase" to say "delete", "null" or "pseudonymise", which is what happens afterwards',
    ],
    [empties || !item.values.some((value) => value.keep), '/values: "keep" is for items whose "erase" is "null" or "pseudonymise"'],
    [!empties || !item.parts, `/erase: "${item.erase}" cannot empty parts; make the rows of the parts an item of their own`],
    [repeated(item.values.map(nameOf)).length === 0, '/values: two of them have the same name; give one a "name" of its own'],
  ]
  return [
    ...rules.filter(([holds]) => !holds).map(([, sentence]) => at + sentence),
    ...lookupRules(rows, at, catalog),
    ...[...(item.parts ?? []).entries()].flatMap(([n, part]) => lookupRules(part, `${at}/parts/${n}`, catalog)),
    ...[...(item.recipients ?? []).entries()].flatMap(([n, recipient]) => lookupRules(recipient, `${at}/recipients/${n}`, catalog)),
    ...valueRules(item, rows, at, catalog),
    ...placeRules(mapping, item, at, catalog),
  ]
}

function valueRules(item: MappedItem, rows: Rows, at: string, catalog: Catalog): string[] {
  return item.values.flatMap((value, n) => {
    const place = resolve(value.column, rows)
    const column = columnOf(catalog, place.table, place.column)
    const emptied = (item.erase === 'null' || (item.erase === 'pseudonymise' && !takesToken(column))) && !value.keep && !place.lookup
    const mustStay = emptied && !column.isNullable
    return [
      ...(value.correct && place.lookup ? [`${at}/values/${n}/correct: the column is of a looked-up row, which others share`] : []),
      ...(value.correct && value.redact ? [`${at}/values/${n}/correct: what is not shown cannot be corrected`] : []),
      ...(value.redact && refsOf(item.title).includes(value.column) ? [`${at}/title: shows "${value.column}", which "redact" hides`] : []),
      ...(mustStay
        ? [
            `${at}/values/${n}/column: "${place.column}" cannot be null in "${place.table}"${item.erase === 'null' ? '' : ' and is no text that takes a token'}; add "keep": true with a ground, or let "erase" be "delete"`,
          ]
        : []),
    ]
  })
}

/** A lookup that finds two rows would double the item. */
const lookupRules = (rows: Rows, at: string, catalog: Catalog): string[] =>
  Object.entries(rows.with ?? {})
    .filter(([, lookup]) => !isOne(catalog, lookup.table, Object.values(lookup.on)))
    .map(
      ([name, lookup]) =>
        `${at}/with/${name}: several rows of "${lookup.table}" may fit; look up by the columns of a unique index, or make it a part`,
    )

const isKey = (catalog: Catalog, table: string, columns: readonly string[]) =>
  isOne(catalog, table, columns) && (catalog.isView(table) || columns.every((column) => !catalog.column(table, column)?.isNullable))

const isOne = (catalog: Catalog, table: string, columns: readonly string[]) => catalog.isView(table) || catalog.isUnique(table, columns)

const repeated = (names: readonly string[]) => [...new Set(names.filter((name, n) => names.indexOf(name) !== n))]
