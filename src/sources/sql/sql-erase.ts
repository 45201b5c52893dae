import type { SourceOutcome } from '#sources/source.ts'
import type { MappedItem, Mapping } from './mapping.ts'
import { resolve, rowsOf } from './mapping-refs.ts'
import { isOwnPart } from './mapping-rules.ts'
import { type Catalog, quoted, type Session } from './sql-catalog.ts'
import { unlessRefused } from './sql-database.ts'
import { ownedBy } from './sql-plan.ts'
import { matches, tableOf } from './sql-shape.ts'

/**
 * Erases what the mapping lets go, or one category of it, and tells for each what became of it.
 * The farthest rows go first, as the way to them leads over the nearer ones; rows that others still point to are
 * tried again as long as anything else goes.
 */
export async function eraseAll(
  session: Session,
  mapping: Mapping,
  catalog: Catalog,
  refs: string[],
  category?: string,
): Promise<SourceOutcome[]> {
  const items = mapping.items.filter((item) => category === undefined || item.category === category)
  const results = new Map<MappedItem, SourceOutcome[]>()
  const refused = (item: MappedItem) => item.erase && results.get(item)?.some(({ result }) => result === 'not-possible')
  let left = items.toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))
  for (;;) {
    for (const item of left) results.set(item, await eraseItems(session, mapping, item, catalog, refs))
    const again = left.filter(refused)
    if (again.length === 0 || again.length === left.length) break
    left = again
  }
  return summed(items.flatMap((item) => results.get(item) ?? []))
}

async function eraseItems(
  session: Session,
  mapping: Mapping,
  item: MappedItem,
  catalog: Catalog,
  refs: string[],
): Promise<SourceOutcome[]> {
  const rows = rowsOf(mapping, item)
  const table = `${tableOf(catalog, rows.table)} AS "t"`
  const owned = ownedBy(mapping, item, catalog)
  const { kept, until } = keeping(item)
  const values = item.until ? [refs, item.until.after] : [refs]
  const count = async (condition: string) => {
    const [found] = await session.rows<{ count: number; until: string | null }>(
      `SELECT count(*)::int AS count, to_char(max(${until}), 'YYYY-MM-DD') AS until FROM ${table} WHERE ${owned} AND ${condition}`,
      values,
    )
    return found!
  }
  const outcome = (result: SourceOutcome['result'], number: number): SourceOutcome[] =>
    number > 0 ? [{ category: item.category, result, count: number }] : []

  if (item.erase === undefined) return outcome('not-possible', (await count(`(${until}) IS NULL`)).count)
  const held = await count(kept)
  const stays = outcome('kept', held.count).map((one) => ({ ...one, ground: item.ground, ...(held.until && { until: held.until }) }))
  if (item.erase === 'keep') return stays

  const erased = await unlessRefused(session, async () => {
    if (item.erase === 'null') return await emptied(session, item, rows.table, table, `${owned} AND NOT ${kept}`, values)
    for (const part of item.parts ?? []) {
      if (!isOwnPart(mapping, item, part.on, catalog)) continue
      const ofItem = matches(part.on, { table: rows.table }, 't', 'c')
      await session.rows(
        `DELETE FROM ${tableOf(catalog, part.table)} AS "c" WHERE EXISTS (SELECT 1 FROM ${table} WHERE ${ofItem} AND ${owned} AND NOT ${kept})`,
        values,
      )
    }
    return (await session.rows(`DELETE FROM ${table} WHERE ${owned} AND NOT ${kept} RETURNING 1`, values)).length
  })
  if (erased === undefined) return [...stays, ...outcome('not-possible', (await count(`NOT ${kept}`)).count)]
  const columnsStay = item.values.some((value) => value.keep) ? outcome('kept', (await count(`NOT ${kept}`)).count) : []
  return [...outcome('erased', erased), ...stays, ...columnsStay.map((one) => ({ ...one, ground: item.ground }))]
}

/** SQL for whether a row of `t` is still kept, and for the day until which. `$2` is the period, where there is one. */
function keeping({ erase, until }: MappedItem): { kept: string; until: string } {
  if (!until) return { kept: erase === 'keep' ? 'true' : 'false', until: 'null::date' }
  const from = `"t".${quoted(until.from)}`
  // $2 counts from the day itself, or from the last day of its year as the accounting acts do.
  const start = until.endOfYear ? `date_trunc('year', ${from}) + interval '1 year' - interval '1 day'` : from
  const day = `(${start} + $2::interval)::date`
  return { kept: `coalesce(${day} >= current_date, true)`, until: day }
}

async function emptied(
  session: Session,
  item: MappedItem,
  table: string,
  from: string,
  condition: string,
  values: unknown[],
): Promise<number> {
  const columns = item.values
    .filter((value) => !value.keep)
    .map((value) => resolve(value.column, { table, with: item.with }))
    .filter((place) => !place.lookup)
    .map((place) => quoted(place.column))
  const filled = columns.map((column) => `"t".${column} IS NOT NULL`).join(' OR ')
  const nulls = columns.map((column) => `${column} = NULL`).join(', ')
  if (columns.length === 0) return 0
  return (await session.rows(`UPDATE ${from} SET ${nulls} WHERE ${condition} AND (${filled}) RETURNING 1`, values)).length
}

/** One outcome for a category, a result and a ground; the last day of several. */
function summed(outcomes: readonly SourceOutcome[]): SourceOutcome[] {
  const same = Map.groupBy(outcomes, ({ category, result, ground }) => JSON.stringify([category, result, ground]))
  return [...same.values()].map((group) => {
    const until = group
      .map((outcome) => outcome.until ?? '')
      .sort()
      .at(-1)
    return { ...group[0]!, count: group.reduce((sum, outcome) => sum + outcome.count, 0), ...(until && { until }) }
  })
}
