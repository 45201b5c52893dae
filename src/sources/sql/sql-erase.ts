import { summed } from '#domain/summed.ts'
import type { SourceOutcome } from '#sources/source.ts'
import type { Sql } from '#sources/sql/dialects/dialect.ts'
import type { MappedItem, Mapping } from '#sources/sql/mapping/mapping.ts'
import { pseudonym } from './pseudonym.ts'
import type { Catalog } from './sql-catalog.ts'
import { type Session, unlessRefused } from './sql-database.ts'
import { deleteRows, type Emptying, emptyingOf, emptyRows, goingRows } from './sql-erase-rows.ts'
import { keeping } from './sql-keep.ts'
import type { ItemPlan } from './sql-plan.ts'

export interface Erasure {
  session: Session
  mapping: Mapping
  catalog: Catalog
  /** Keys of the persons; at least one. */
  refs: readonly string[]
  /** Local date. */
  today: string
}

/**
 * Erases what the mapping lets go, or one category of it, and tells for each what became of it.
 * The farthest rows go first, as the way to them leads over the nearer ones; rows that others still point to are
 * tried again as long as anything else goes.
 */
export async function eraseAll(erasure: Erasure, plans: readonly ItemPlan[], category?: string): Promise<SourceOutcome[]> {
  const wanted = plans.filter(({ item }) => category === undefined || item.category === category)
  const results = new Map<MappedItem, SourceOutcome[]>()
  const refused = ({ item }: ItemPlan) => item.erase && results.get(item)?.some(({ result }) => result === 'not-possible')
  const token = pseudonym()
  let left = wanted.toSorted((a, b) => (b.item.path?.length ?? 0) - (a.item.path?.length ?? 0))
  for (;;) {
    for (const plan of left) results.set(plan.item, await eraseItems(erasure, plan, token))
    const again = left.filter(refused)
    if (again.length === 0 || again.length === left.length) break
    left = again
  }
  return summed(wanted.flatMap(({ item }) => results.get(item) ?? []))
}

async function eraseItems(erasure: Erasure, plan: ItemPlan, token: string): Promise<SourceOutcome[]> {
  const { session, catalog, mapping, refs, today } = erasure
  const { item } = plan
  const { isKept, isOver, keptUntil } = keeping(mapping, item, catalog, today)
  const count = async (...conditions: readonly Sql[]) => {
    const rows = await session.rows(plan.counts(refs, conditions))
    return rows.reduce((sum, [, number]) => sum + Number(number), 0)
  }
  const outcome = (result: SourceOutcome['result'], number: number): SourceOutcome[] =>
    number > 0 ? [{ category: item.category, result, count: number }] : []

  if (item.erase === undefined) return outcome('not-possible', await count())
  const held = isKept ? await count(isKept) : 0
  const until = held > 0 ? await keptUntil(session, refs) : undefined
  const stays = outcome('kept', held).map((one) => ({ ...one, ground: item.ground, ...(until && { until }) }))
  if (item.erase === 'keep') return stays

  const going = isOver ? [isOver] : []
  const emptying: Emptying | undefined = item.erase === 'delete' ? undefined : emptyingOf(mapping, item, catalog)
  const rows = await goingRows(erasure, plan, emptying ? [...going, emptying.isFilled] : going)
  const erased = await unlessRefused(session, () =>
    emptying
      ? emptyRows(erasure, plan, rows, emptying, item.erase === 'pseudonymise' ? token : undefined)
      : deleteRows(erasure, plan, rows),
  )
  if (erased === undefined) return [...stays, ...outcome('not-possible', await count(...going))]
  const columnsStay = item.values.some((value) => value.keep) ? outcome('kept', await count(...going)) : []
  return [...outcome('erased', erased), ...stays, ...columnsStay.map((one) => ({ ...one, ground: item.ground }))]
}
