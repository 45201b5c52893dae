import { sql } from 'kysely'
import type { Cell, Column, Sql } from '#sources/sql/dialects/dialect.ts'
import type { MappedItem, Mapping } from '#sources/sql/mapping/mapping.ts'
import { all, any } from './conditions.ts'
import { type Catalog, columnOf } from './sql-catalog.ts'
import { type Aliased, aliased, demands, matches, tableOf } from './sql-shape.ts'

/** Pieces of a statement over the rows `t` of an item: what is joined to them, and what must hold. */
export interface Owned {
  join: Sql
  where: Sql
}

/**
 * The rows of an item that belong to the persons with these keys. The way to them is walked once, from the person, and leads to each row
 * once, however many ways there are.
 */
export function ownedBy(mapping: Mapping, item: MappedItem, catalog: Catalog, refs: readonly string[]): Owned {
  const { person } = mapping
  const path = item.path ?? []
  const tables = [person.table, ...path.map(({ table }) => table)]
  const last = path.length
  const at = (n: number): Aliased => ({ rows: { table: tables[n]! }, alias: n === last ? 't' : `j${n}` })
  const wheres = (n: number) => demands(catalog, n === 0 ? person.where : path[n - 1]!.where, at(n))
  const own = [...wheres(last), ...demands(catalog, item.where, at(last))]
  const key = columnOf(catalog, person.table, person.key)

  // Where the path starts from the key alone, the row of the person says nothing more.
  const direct = path[0] && Object.keys(path[0].on).join() === person.key ? Object.values(path[0].on)[0] : undefined
  const start = direct === undefined ? 0 : 1
  const startColumn = direct === undefined ? key : columnOf(catalog, tables[1]!, direct)
  const isTheirs = isOneOf(catalog, aliased(at(start).alias, undefined, startColumn.name), startColumn, refs)
  if (start === last) return { join: sql``, where: all([isTheirs, ...own]) }

  const steps = Array.from({ length: last - 1 - start }, (_, n) => start + 1 + n)
  const joins = steps.map(
    (n) => sql` JOIN ${tableOf(catalog, tables[n]!)} AS ${sql.id(at(n).alias)} ON ${matches(catalog, path[n - 1]!.on, at(n - 1), at(n))}`,
  )
  const { dialect } = catalog
  const ends = Object.entries(path[last - 1]!.on).map(([from, to], n) => {
    const isLoose = Boolean(columnOf(catalog, tables[last - 1]!, from).isLoose || columnOf(catalog, tables[last]!, to).isLoose)
    const x = aliased(at(last - 1).alias, undefined, from)
    return { name: sql.id(`o${n}`), x, to: aliased('t', undefined, to), isLoose }
  })
  const select = ends.map(({ x, name, isLoose }) => sql`${isLoose ? sql`MIN(${x})` : x} AS ${name}`)
  const groups = ends.map(({ x, isLoose }) => (isLoose ? dialect.spelling(x) : x))
  const from = sql`${tableOf(catalog, tables[start]!)} AS ${sql.id(at(start).alias)}${joins.length > 0 ? sql.join(joins, sql``) : sql``}`
  const way = sql`SELECT ${sql.join(select)} FROM ${from} WHERE ${all([isTheirs, ...[start, ...steps].flatMap(wheres)])} GROUP BY ${sql.join(groups)}`
  const meets = ends.map(({ name, to, isLoose }) => dialect.equal(sql`${sql.id('way')}.${name}`, to, isLoose))
  return { join: sql` JOIN (${way}) AS ${sql.id('way')} ON ${all(meets)}`, where: all(own) }
}

function isOneOf(catalog: Catalog, x: Sql, column: Column, texts: readonly string[]): Sql {
  const { dialect } = catalog
  if (texts.length === 0 || column.isLoose) return any(texts.map((text) => dialect.equal(x, dialect.constant(text, column), true)))
  return sql`${x} IN (${sql.join(texts.map((text) => dialect.constant(text, column)))})`
}

/** The columns that name one row of an item, and how they are selected and looked for. */
export function keyOf(catalog: Catalog, table: string, names: readonly string[], alias?: string) {
  const { dialect } = catalog
  const columns = names.map((name) => columnOf(catalog, table, name))
  const place = ({ name }: Column): Sql => sql`${alias ? sql.id(alias, name) : sql.id(name)}`
  const is = (cells: readonly Cell[]) => all(columns.map((column, n) => sql`${place(column)} = ${dialect.constant(cells[n]!, column)}`))
  return {
    columns: columns.map(place),
    select: columns.map((column) => dialect.text(place(column), column)),
    order: columns.map((column) => dialect.sortable(place(column), column)),
    is,
    isOneOf: (keys: readonly (readonly Cell[])[]) =>
      columns.length === 1
        ? sql`${place(columns[0]!)} IN (${sql.join(keys.map(([cell]) => dialect.constant(cell!, columns[0]!)))})`
        : any(keys.map((cells) => sql`(${is(cells)})`)),
    /** Rows behind this one in the order of their keys. */
    isBehind: (cells: readonly Cell[]) =>
      any(
        columns.map((column, n) => {
          const same = columns.slice(0, n).map((before, at) => sql`${place(before)} = ${dialect.constant(cells[at]!, before)}`)
          return sql`(${all([...same, sql`${dialect.sortable(place(column), column)} > ${dialect.constant(cells[n]!, column)}`])})`
        }),
      ),
  }
}
