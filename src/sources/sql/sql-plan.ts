import { sql } from 'kysely'
import type { Order, Wanted } from '#domain/wanted.ts'
import type { Item } from '#sources/source.ts'
import type { Cell, Sql } from '#sources/sql/dialects/dialect.ts'
import type { MappedItem, Mapping } from '#sources/sql/mapping/mapping.ts'
import { rowsOf } from '#sources/sql/mapping/mapping-refs.ts'
import { all } from './conditions.ts'
import type { Catalog } from './sql-catalog.ts'
import { planDetails } from './sql-details.ts'
import { idOf } from './sql-id.ts'
import { type Moments, momentsOf } from './sql-moments.ts'
import { keyOf, ownedBy } from './sql-owned.ts'
import { rowShape } from './sql-shape.ts'
import { planWords } from './sql-words.ts'

/** Where an item stands in a reading: enough to order it and to fetch the rest. */
export interface Entry {
  id: string
  key: Cell[]
  at?: string
  /** Date of the row as the database has it. */
  moment: Cell
}

/** How one kind of item is read. */
export interface ItemPlan {
  item: MappedItem
  moments?: Moments
  key: ReturnType<typeof keyOf>
  /** The entries of rows that belong to these persons and meet the conditions; of `words` all that may hold them, and some more. */
  entries(refs: readonly string[], wanted: { conditions: readonly Sql[]; words?: Wanted['words'] }, order: Order, limit: number): Sql
  entryOf(cells: Cell[]): Entry
  /** What comes behind an entry. */
  behind(entry: Entry, order: Order): Sql
  /** How many, by a moment in their month. */
  counts(refs: readonly string[], conditions: readonly Sql[]): Sql
  /** Everything of the rows with these keys, in no order. */
  details(keys: readonly Cell[][]): Sql
  itemOf(cells: Cell[]): Item
}

export function planItem(mapping: Mapping, item: MappedItem, catalog: Catalog): ItemPlan {
  const rows = rowsOf(mapping, item)
  const shape = rowShape(catalog, rows, 't', mapping.timeZone)
  const key = keyOf(catalog, rows.table, item.key, 't')
  const moments = item.at && momentsOf(shape, catalog.dialect, item.at)
  const owned = (refs: readonly string[], conditions: readonly Sql[], ref?: string) => {
    const { join, where } = ownedBy(mapping, item, catalog, refs)
    return sql`FROM ${shape.from(ref)}${join} WHERE ${all([where, ...conditions])}`
  }
  const { dialect } = catalog
  const found = planWords(mapping, item, catalog)
  // What is found first and put into words then: of half a million rows only those of a page are.
  const page = keyOf(catalog, rows.table, item.key, 'page')
  const moment = sql.id('#moment')
  const inOrder = (order: Order, at: Sql | undefined, keys: readonly Sql[]) =>
    sql`ORDER BY ${sql.join([...(at ? [dialect.ordered(at, order)] : []), ...keys])}`
  return {
    item,
    ...(moments && { moments }),
    key,
    entries(refs, { conditions, words = [] }, order, limit) {
      const from = words.length > 0 ? owned(refs, [...conditions, ...found(words)]) : owned(refs, conditions, item.at?.column ?? '')
      const columns = [...key.columns, ...(moments ? [sql`${moments.raw} AS ${moment}`] : [])]
      const first = sql`SELECT ${sql.join(columns)} ${from} ${inOrder(order, moments?.raw, key.order)} LIMIT ${sql.lit(limit)}`
      const shown = moments ? dialect.text(sql`${moment}`, moments.column) : sql`NULL`
      return sql`SELECT ${sql.join([...page.select, shown])} FROM (${first}) AS ${sql.id('page')} ${inOrder(order, moments && sql`${moment}`, page.order)}`
    },
    entryOf(cells) {
      const at = moments?.timeOf(cells[item.key.length] ?? null)
      return { id: idOf(item, cells), key: cells.slice(0, item.key.length), moment: cells[item.key.length] ?? null, ...(at && { at }) }
    },
    behind: (entry, order) => moments?.behind(entry.moment, order, key.isBehind(entry.key)) ?? key.isBehind(entry.key),
    counts: (refs, conditions) => {
      const from = owned(refs, conditions, item.at?.column ?? '')
      if (!moments) return sql`SELECT NULL, count(*) ${from}`
      const monthly = dialect.monthly(moments.raw, moments.column)
      return sql`SELECT ${dialect.text(monthly, moments.column)}, count(*) ${from} GROUP BY ${monthly}`
    },
    ...planDetails({ mapping, item, catalog, shape, key }),
  }
}
