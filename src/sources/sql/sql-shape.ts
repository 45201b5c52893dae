import type { Value } from '#sources/source.ts'
import type { MappedValue, Rows } from './mapping.ts'
import { filled, refsOf, resolve } from './mapping-refs.ts'
import { nameOf } from './mapping-rules.ts'
import { type Catalog, type Column, columnOf, quoted } from './sql-catalog.ts'

export type Row = Record<string, string | number | boolean | null>

/**
 * Collects what one statement has to select from a row and its lookups, and reads it back out of the result.
 * Ask for everything first, then take `select`.
 */
export function rowShape(catalog: Catalog, rows: Rows, alias: string) {
  const outputs = new Map<string, string>()
  const column = (ref: string, as?: 'date') => {
    const place = resolve(ref, rows)
    const sql = plain(aliased(alias, place.lookup, place.column), columnOf(catalog, place.table, place.column), as)
    const output = outputs.get(sql) ?? `c${outputs.size}`
    outputs.set(sql, output)
    return (row: Row) => row[output] ?? null
  }
  return {
    column,
    /** As the database orders by it. */
    sql(ref: string) {
      const place = resolve(ref, rows)
      return aliased(alias, place.lookup, place.column)
    },
    template(text: string) {
      const readers = new Map(refsOf(text).map((ref) => [ref, column(ref)]))
      return (row: Row) => filled(text, (ref) => readers.get(ref)?.(row))
    },
    values(list: readonly MappedValue[]) {
      const readers = list.map((value) => ({
        name: nameOf(value),
        ...(value.label && { label: value.label }),
        read: column(value.column, value.as),
      }))
      return (row: Row): Value[] => readers.map(({ read, ...value }) => ({ ...value, value: read(row) }))
    },
    select: () => [...outputs].map(([sql, output]) => `${sql} AS ${quoted(output)}`),
    /** `FROM` with its lookups. */
    from: () => `${tableOf(catalog, rows.table)} AS ${quoted(alias)}${lookupJoins(catalog, rows, alias)}`,
  }
}

export const tableOf = (catalog: Catalog, table: string) => `${quoted(catalog.schema)}.${quoted(table)}`

export const aliased = (alias: string, lookup: string | undefined, column: string) =>
  `${quoted(lookup ? `${alias}_${lookup}` : alias)}.${quoted(column)}`

/** References on the row before against columns of `alias`. */
export const matches = (on: Record<string, string>, before: Rows, beforeAlias: string, alias: string) =>
  Object.entries(on)
    .map(([ref, column]) => {
      const place = resolve(ref, before)
      return `${aliased(beforeAlias, place.lookup, place.column)} = ${aliased(alias, undefined, column)}`
    })
    .join(' AND ')

function lookupJoins(catalog: Catalog, rows: Rows, alias: string): string {
  return Object.entries(rows.with ?? {})
    .map(([name, lookup]) => {
      const lookedUp = `${alias}_${name}`
      return ` LEFT JOIN ${tableOf(catalog, lookup.table)} AS ${quoted(lookedUp)} ON ${matches(lookup.on, rows, alias, lookedUp)}`
    })
    .join('')
}

const asTheyAre = ['int2', 'int4', 'float4', 'float8', 'bool'].map((type) => `"pg_catalog".${quoted(type)}`)

/** Numbers that JavaScript cannot hold exactly, and everything it has no word for, come as text; time as ISO 8601. */
function plain(sql: string, { type }: Column, as: 'date' | undefined): string {
  if (type === '"pg_catalog"."date"' || as === 'date') return `to_char(${sql}, 'YYYY-MM-DD')`
  // The session's zone is that of the mapping, so a timestamp without a zone is read in it.
  if (type === '"pg_catalog"."timestamp"' || type === '"pg_catalog"."timestamptz"')
    return `to_char(${sql}::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  return asTheyAre.includes(type) ? sql : `${sql}::text`
}
