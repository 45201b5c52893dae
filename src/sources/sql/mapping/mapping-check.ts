import type { Catalog } from '#sources/sql/sql-catalog.ts'
import type { MappedItem, MappedValue, Mapping, Rows, Where } from './mapping.ts'
import { refsOf, resolve, rowsOf } from './mapping-refs.ts'
import { mappingRules } from './mapping-rules.ts'

/**
 * What in a mapping does not fit the database, each with the JSON pointer of its field and how to mend it.
 * Without faults, every name in it is one the database has.
 */
export function checkMapping(mapping: Mapping, catalog: Catalog): string[] {
  if (!catalog.schema) return ['/schema: is missing; name the database here or in the connection string']
  const missing = [...personColumns(mapping), ...mapping.items.flatMap((item, n) => itemColumns(mapping, item, `/items/${n}`))]
    .map(({ at, table, column }) => fault(catalog, at, table, column))
    .filter((sentence) => sentence !== undefined)
  // Rules about keys make no sense on tables that are not there.
  return missing.length > 0 ? [...new Set(missing)] : mappingRules(mapping, catalog)
}

interface Mention {
  at: string
  table: string
  column: string
}

function fault(catalog: Catalog, at: string, table: string, column: string): string | undefined {
  const columns = catalog.columns(table)
  if (columns.length === 0) return `${at}: there is no table "${table}" in schema "${catalog.schema}" that this user may read`
  if (catalog.column(table, column)) return undefined
  return `${at}: table "${table}" has no column "${column}"; it has ${columns.map(({ name }) => name).join(', ')}`
}

function personColumns({ person }: Mapping): Mention[] {
  return [
    ...whereColumns(person, '/person'),
    { at: '/person/key', table: person.table, column: person.key },
    { at: '/person/email', table: person.table, column: person.email },
    ...lookupColumns(person, '/person'),
    ...(person.name ?? []).map((ref, n) => mention(ref, person, `/person/name/${n}`)),
    ...Object.entries(person.marks ?? {}).map(([kind, ref]) => mention(ref, person, `/person/marks/${kind}`)),
  ]
}

function itemColumns(mapping: Mapping, item: MappedItem, at: string): Mention[] {
  const rows = rowsOf(mapping, item)
  return [
    ...(item.path ?? []).flatMap((step, n) => {
      const before = { table: item.path?.[n - 1]?.table ?? mapping.person.table }
      return [...joinColumns(step, before, `${at}/path/${n}`), ...whereColumns(step, `${at}/path/${n}`)]
    }),
    ...whereColumns({ ...rows, where: item.where }, at),
    ...item.key.map((column, n) => ({ at: `${at}/key/${n}`, table: rows.table, column })),
    ...lookupColumns(rows, at),
    ...templateColumns(item.title, rows, `${at}/title`),
    ...templateColumns(item.originFrom, rows, `${at}/originFrom`),
    ...(item.at ? [mention(item.at.column, rows, `${at}/at/column`)] : []),
    ...(item.until ? [mention(item.until.from, { table: rows.table }, `${at}/until/from`)] : []),
    ...valueColumns(item.values, rows, at),
    ...(item.parts ?? []).flatMap((part, n) => [
      ...joinColumns(part, rows, `${at}/parts/${n}`),
      ...whereColumns(part, `${at}/parts/${n}`),
      ...lookupColumns(part, `${at}/parts/${n}`),
      ...templateColumns(part.title, part, `${at}/parts/${n}/title`),
      ...(part.order ? [mention(part.order, part, `${at}/parts/${n}/order`)] : []),
      ...valueColumns(part.values, part, `${at}/parts/${n}`),
    ]),
    ...(item.recipients ?? []).flatMap((recipient, n) => [
      ...joinColumns(recipient, rows, `${at}/recipients/${n}`),
      ...whereColumns(recipient, `${at}/recipients/${n}`),
      ...lookupColumns(recipient, `${at}/recipients/${n}`),
      ...templateColumns(recipient.name, recipient, `${at}/recipients/${n}/name`),
      ...templateColumns(recipient.what, recipient, `${at}/recipients/${n}/what`),
    ]),
  ]
}

const mention = (ref: string, rows: Rows, at: string): Mention => ({ at, ...resolve(ref, rows) })

const valueColumns = (values: MappedValue[], rows: Rows, at: string) =>
  values.map((value, n) => mention(value.column, rows, `${at}/values/${n}/column`))

const templateColumns = (template: string | undefined, rows: Rows, at: string) =>
  refsOf(template ?? '').map((ref) => mention(ref, rows, at))

const whereColumns = ({ table, where }: { table: string; where?: Where }, at: string): Mention[] =>
  Object.keys(where ?? {}).map((column) => ({ at: `${at}/where/${column}`, table, column }))

function joinColumns(join: { table: string; on: Record<string, string> }, before: Rows, at: string): Mention[] {
  return Object.entries(join.on).flatMap(([ref, column]) => [
    mention(ref, before, `${at}/on`),
    { at: `${at}/on`, table: join.table, column },
  ])
}

/** A lookup sees the row and the lookups before it. */
function lookupColumns(rows: Rows, at: string): Mention[] {
  const before: Rows = { table: rows.table, with: {} }
  return Object.entries(rows.with ?? {}).flatMap(([name, lookup]) => {
    const mentions = joinColumns(lookup, { ...before }, `${at}/with/${name}`)
    before.with = { ...before.with, [name]: lookup }
    return mentions
  })
}
