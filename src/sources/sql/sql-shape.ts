import { sql } from 'kysely'
import type { Value } from '#sources/source.ts'
import type { Cell, Sql } from '#sources/sql/dialects/dialect.ts'
import type { MappedValue, Rows, Where } from '#sources/sql/mapping/mapping.ts'
import { filled, lookupsTo, nameOf, refsOf, resolve } from '#sources/sql/mapping/mapping-refs.ts'
import { all, any } from './conditions.ts'
import { type Catalog, columnOf } from './sql-catalog.ts'
import { readCell, type Understood } from './sql-value.ts'

/** A row of a table, by its alias in a statement. */
export interface Aliased {
  rows: Rows
  alias: string
}

/**
 * Collects what one statement has to select from a row and its lookups, and reads it back out of the result.
 * Ask for everything first, then take `select`.
 */
export function rowShape(catalog: Catalog, rows: Rows, alias: string, timeZone: string) {
  const { dialect } = catalog
  const outputs = new Map<string, { query: Sql; index: number }>()
  const output = (key: string, query: Sql) => {
    const { index } = outputs.get(key) ?? { index: outputs.size }
    outputs.set(key, { query, index })
    return (cells: readonly Cell[]) => cells[index] ?? null
  }
  const placed = (ref: string) => {
    const place = resolve(ref, rows)
    return { x: aliased(alias, place.lookup, place.column), column: columnOf(catalog, place.table, place.column) }
  }
  const text = (ref: string) => {
    const { x, column } = placed(ref)
    return output(ref, dialect.text(x, column))
  }
  const understood = (ref: string, as?: 'date'): Understood => ({ kind: placed(ref).column.kind, as, timeZone })
  const column = (ref: string, as?: 'date') => {
    const [read, how] = [text(ref), understood(ref, as)]
    return (cells: readonly Cell[]) => readCell(read(cells), how)
  }
  return {
    text,
    column,
    /** Any expression beside the columns. */
    also: (query: Sql) => output(`${outputs.size}`, query),
    /** A column as the database compares it. */
    placed,
    understood,
    template(words: string) {
      const readers = new Map(refsOf(words).map((ref) => [ref, column(ref)]))
      return (cells: readonly Cell[]) => filled(words, (ref) => readers.get(ref)?.(cells))
    },
    /** `redact`: of all of them. */
    values(list: readonly MappedValue[], redact?: Value['redacted']) {
      const readers = list.map((value) => {
        const redacted = value.redact ?? redact
        const { x } = placed(value.column)
        // What is not to be shown is not even read: only whether there is something.
        return redacted
          ? hidden(value, redacted, output(`${value.column} there`, sql`CASE WHEN ${x} IS NOT NULL THEN '1' END`))
          : shown(value, text(value.column), column(value.column, value.as))
      })
      return (cells: readonly Cell[]): Value[] => readers.map((read) => read(cells))
    },
    select: () => [...outputs.values()].map(({ query }) => query),
    /** The table with its lookups, or with those alone that lead to a column. */
    from: (ref?: string) => {
      const needed = ref === undefined ? rows.with : lookupsTo(ref, rows)
      return sql`${tableOf(catalog, rows.table)} AS ${sql.id(alias)}${lookupJoins(catalog, { ...rows, with: needed }, alias)}`
    },
  }
}
export type RowShape = ReturnType<typeof rowShape>

type Reader<Read> = (cells: readonly Cell[]) => Read

const headOf = (value: MappedValue) => ({ name: nameOf(value), ...(value.label && { label: value.label }) })

function hidden(value: MappedValue, redacted: Value['redacted'], isThere: Reader<Cell>): Reader<Value> {
  return (cells) => ({ ...headOf(value), value: null, ...(isThere(cells) && { redacted }) })
}

function shown(value: MappedValue, text: Reader<Cell>, read: Reader<Value['value']>): Reader<Value> {
  const head = headOf(value)
  const labels = new Map(Object.entries(value.labels ?? {}))
  return (cells) => {
    const words = labels.get(text(cells) ?? '')
    return { ...head, value: read(cells), ...(words && { shown: words }), ...(value.correct && { correctable: true as const }) }
  }
}

export const tableOf = (catalog: Catalog, table: string): Sql => sql`${sql.id(catalog.schema, table)}`

export const aliased = (alias: string, lookup: string | undefined, column: string): Sql =>
  sql`${sql.id(lookup ? `${alias}_${lookup}` : alias, column)}`

/** References on the row before against columns of a row. */
export function matches(catalog: Catalog, on: Record<string, string>, before: Aliased, after: Aliased): Sql {
  const pairs = Object.entries(on).map(([ref, name]) => {
    const place = resolve(ref, before.rows)
    const [left, right] = [columnOf(catalog, place.table, place.column), columnOf(catalog, after.rows.table, name)]
    const isLoose = Boolean(left.isLoose || right.isLoose)
    return catalog.dialect.equal(aliased(before.alias, place.lookup, place.column), aliased(after.alias, undefined, name), isLoose)
  })
  return all(pairs)
}

/** That a row has the constants the mapping demands. */
export function demands(catalog: Catalog, where: Where, { rows, alias }: Pick<Aliased, 'rows'> & Partial<Aliased>): Sql[] {
  return Object.entries(where ?? {}).map(([name, wanted]) => {
    const column = columnOf(catalog, rows.table, name)
    const x = alias ? aliased(alias, undefined, name) : sql`${sql.id(name)}`
    const each = [wanted]
      .flat()
      .map((constant) =>
        constant === null
          ? sql`${x} IS NULL`
          : catalog.dialect.equal(x, catalog.dialect.constant(constantText(constant, column.kind), column), Boolean(column.isLoose)),
      )
    return any(each)
  })
}

const constantText = (constant: string | number | boolean, kind: string) =>
  typeof constant === 'boolean' && kind !== 'text' ? String(Number(constant)) : String(constant)

function lookupJoins(catalog: Catalog, rows: Rows, alias: string): Sql {
  const joins = Object.entries(rows.with ?? {}).map(([name, lookup]) => {
    const after: Aliased = { rows: { table: lookup.table }, alias: `${alias}_${name}` }
    return sql` LEFT JOIN ${tableOf(catalog, lookup.table)} AS ${sql.id(after.alias)} ON ${matches(catalog, lookup.on, { rows, alias }, after)}`
  })
  return joins.length > 0 ? sql`${sql.join(joins, sql``)}` : sql``
}
