import type { SourceOutcome } from '#sources/source.ts'
import type { Mapping } from './mapping.ts'
import { rowsOf } from './mapping-refs.ts'
import { nameOf } from './mapping-rules.ts'
import { type Catalog, columnOf, quoted, type Session } from './sql-catalog.ts'
import { unlessRefused } from './sql-database.ts'
import { ownedBy } from './sql-plan.ts'
import { tableOf } from './sql-shape.ts'

/** Sets one mapped column of one row, where the mapping lets people correct it and the row is theirs. */
export async function correctValue(
  session: Session,
  mapping: Mapping,
  catalog: Catalog,
  change: { refs: string[]; itemId: string; field: string; value: string },
): Promise<SourceOutcome> {
  const [kind, key = ''] = change.itemId.split(':')
  const item = mapping.items.find((one) => one.id === kind)
  const keys = key.split(',').map(decodeURIComponent)
  const value = item?.values.find((one) => one.correct && nameOf(one) === change.field)
  if (!item || !value || keys.length !== item.key.length) return { category: item?.category ?? '', result: 'not-possible', count: 0 }

  const { table } = rowsOf(mapping, item)
  const isRow = item.key.map((column, n) => `"t".${quoted(column)}::text = $${n + 3}`).join(' AND ')
  const statement = `UPDATE ${tableOf(catalog, table)} AS "t" SET ${quoted(value.column)} = $2::text::${columnOf(catalog, table, value.column).type}
    WHERE ${ownedBy(mapping, item, catalog)} AND ${isRow} RETURNING 1`
  const updated = await unlessRefused(session, () => session.rows(statement, [change.refs, change.value, ...keys]))
  const count = updated?.length ?? 0
  return { category: item.category, result: count > 0 ? 'done' : 'not-possible', count }
}
