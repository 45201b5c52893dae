import { sql } from 'kysely'
import type { Cell, Sql } from '#sources/sql/dialects/dialect.ts'
import type { MappedItem, Mapping } from '#sources/sql/mapping/mapping.ts'
import { resolve, rowsOf } from '#sources/sql/mapping/mapping-refs.ts'
import { isOwnPart } from '#sources/sql/mapping/mapping-rules.ts'
import { all, any } from './conditions.ts'
import { pseudonym, takesToken, tokenPattern } from './pseudonym.ts'
import { type Catalog, columnOf } from './sql-catalog.ts'
import type { Erasure } from './sql-erase.ts'
import { keyOf, ownedBy } from './sql-owned.ts'
import type { ItemPlan } from './sql-plan.ts'
import { demands, rowShape, tableOf } from './sql-shape.ts'

/** So many rows a statement. */
const batch = 500

/** A row that is to go: its key, and what leads from it to the rows of each part. */
interface GoingRow {
  key: Cell[]
  parts: Cell[][]
}

/** The rows are named before anything changes, since what leads to them may go first. */
export async function goingRows(
  { session, mapping, catalog, refs }: Erasure,
  { item }: ItemPlan,
  conditions: readonly Sql[],
): Promise<GoingRow[]> {
  const shape = rowShape(catalog, rowsOf(mapping, item), 't', mapping.timeZone)
  const key = keyOf(catalog, rowsOf(mapping, item).table, item.key, 't').select.map((column) => shape.also(column))
  const parts = ownParts(mapping, item, catalog).map(({ on }) => Object.keys(on).map((ref) => shape.text(ref)))
  const { join, where } = ownedBy(mapping, item, catalog, refs)
  const rows = await session.rows(sql`SELECT ${sql.join(shape.select())} FROM ${shape.from()}${join} WHERE ${all([where, ...conditions])}`)
  const read = (cells: Cell[]) => (column: (cells: Cell[]) => Cell) => column(cells)
  return rows.map((cells) => ({ key: key.map(read(cells)), parts: parts.map((part) => part.map(read(cells))) }))
}

export async function deleteRows({ session, mapping, catalog }: Erasure, { item }: ItemPlan, rows: readonly GoingRow[]): Promise<number> {
  const { table } = rowsOf(mapping, item)
  let deleted = 0
  for (const some of batches(rows)) {
    for (const [n, part] of ownParts(mapping, item, catalog).entries()) {
      const of = keyOf(catalog, part.table, Object.values(part.on))
      const those = some.map(({ parts }) => parts[n]!).filter((cells) => cells.every((cell) => cell !== null))
      const alsoDemanded = demands(catalog, part.where, { rows: { table: part.table } })
      if (those.length > 0)
        await session.change(sql`DELETE FROM ${tableOf(catalog, part.table)} WHERE ${all([of.isOneOf(those), ...alsoDemanded])}`)
    }
    const theirs = keyOf(catalog, table, item.key).isOneOf(some.map(({ key }) => key))
    deleted += await session.change(sql`DELETE FROM ${tableOf(catalog, table)} WHERE ${theirs}`)
  }
  return deleted
}

/** Columns that lose what stands in them. */
export interface Emptying {
  names: { name: string; takesToken: boolean; isUnique: boolean }[]
  /** That there is something to lose in a row `t`. */
  isFilled: Sql
}

export function emptyingOf(mapping: Mapping, item: MappedItem, catalog: Catalog): Emptying {
  const rows = rowsOf(mapping, item)
  const columns = item.values
    .filter((value) => !value.keep)
    .map((value) => resolve(value.column, rows))
    .filter((place) => !place.lookup)
    .map((place) => columnOf(catalog, rows.table, place.column))
  const names = columns.map((column) => ({
    name: column.name,
    takesToken: item.erase === 'pseudonymise' && takesToken(column),
    isUnique: catalog.isUnique(rows.table, [column.name]),
  }))
  const filled = names.map(({ name, takesToken: isReplaced }) => {
    const x = sql.id('t', name)
    return isReplaced ? sql`${x} NOT LIKE ${tokenPattern}` : sql`${x} IS NOT NULL`
  })
  return { names, isFilled: any(filled) }
}

/** Sets to null, or to the token what can take it; what is null already stays so, which says nothing about anybody. */
export async function emptyRows(
  { session, mapping, catalog }: Erasure,
  { item }: ItemPlan,
  rows: readonly GoingRow[],
  { names }: Emptying,
  token: string | undefined,
): Promise<number> {
  const { table } = rowsOf(mapping, item)
  const isAlone = names.some(({ takesToken: isReplaced, isUnique }) => isReplaced && isUnique)
  let emptied = 0
  for (const some of batches(rows, isAlone ? 1 : batch)) {
    const set = names.map(({ name, takesToken: isReplaced, isUnique }) => {
      const word = isUnique ? pseudonym() : token
      return isReplaced ? sql`${sql.id(name)} = CASE WHEN ${sql.id(name)} IS NULL THEN NULL ELSE ${word} END` : sql`${sql.id(name)} = NULL`
    })
    const theirs = keyOf(catalog, table, item.key).isOneOf(some.map(({ key }) => key))
    emptied += await session.change(sql`UPDATE ${tableOf(catalog, table)} SET ${sql.join(set)} WHERE ${theirs}`)
  }
  return emptied
}

const ownParts = (mapping: Mapping, item: MappedItem, catalog: Catalog) =>
  (item.parts ?? []).filter((part) => isOwnPart(mapping, item, part.on, catalog))

function* batches<Row>(rows: readonly Row[], size = batch): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}
