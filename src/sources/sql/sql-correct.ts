import { sql } from 'kysely'
import type { SourceOutcome } from '#sources/source.ts'
import type { MappedValue, Mapping } from '#sources/sql/mapping/mapping.ts'
import { nameOf, rowsOf } from '#sources/sql/mapping/mapping-refs.ts'
import { type Catalog, columnOf } from './sql-catalog.ts'
import { type Session, unlessRefused } from './sql-database.ts'
import { isOfKind, keyIn } from './sql-id.ts'
import { keyOf } from './sql-owned.ts'
import { entryAt } from './sql-place.ts'
import type { ItemPlan } from './sql-plan.ts'
import { tableOf } from './sql-shape.ts'

/** Sets one mapped column of one row, where the mapping lets people correct it and the row is theirs. */
export async function correctValue(
  session: Session,
  mapping: Mapping,
  catalog: Catalog,
  plans: readonly ItemPlan[],
  change: { refs: readonly string[]; itemId: string; field: string; value: string },
): Promise<SourceOutcome> {
  const plan = plans.find(({ item }) => isOfKind(change.itemId, item))
  const outcome = (count: number): SourceOutcome => ({
    category: plan?.item.category ?? '',
    result: count > 0 ? 'done' : 'not-possible',
    count,
  })
  const key = plan && keyIn(change.itemId, plan.item)
  const value = plan?.item.values.find((one) => one.correct && nameOf(one) === change.field)
  const text = value && codeOf(value, change.value)
  if (!key || !value || text === undefined || change.refs.length === 0) return outcome(0)

  const { table } = rowsOf(mapping, plan.item)
  const entry = await entryAt(session, plan, change.refs, key)
  if (!entry) return outcome(0)
  const set = sql`${sql.id(value.column)} = ${catalog.dialect.assigned(text, columnOf(catalog, table, value.column))}`
  const update = sql`UPDATE ${tableOf(catalog, table)} SET ${set} WHERE ${keyOf(catalog, table, plan.item.key).is(entry.key)}`
  return outcome((await unlessRefused(session, () => session.change(update))) ?? 0)
}

/** People say what they read; the database wants its code. Undefined when there is no such one. */
function codeOf({ labels }: MappedValue, said: string): string | undefined {
  if (!labels) return said
  const [code] = Object.entries(labels).find(([code, words]) => code === said || Object.values(words).includes(said)) ?? []
  return code
}
