import { sql } from 'kysely'
import { addDays, addPeriod, daysBetween } from '#domain/legal-clock.ts'
import type { Sql } from '#sources/sql/dialects/dialect.ts'
import type { MappedItem, Mapping } from '#sources/sql/mapping/mapping.ts'
import { rowsOf } from '#sources/sql/mapping/mapping-refs.ts'
import { all } from './conditions.ts'
import type { Catalog } from './sql-catalog.ts'
import type { Session } from './sql-database.ts'
import { momentsOf } from './sql-moments.ts'
import { ownedBy } from './sql-owned.ts'
import { rowShape } from './sql-shape.ts'

export interface Keeping {
  /** Which rows are still kept; undefined: none. */
  isKept?: Sql
  /** Which are not; undefined: all. */
  isOver?: Sql
  /** The last day of those that are kept, as a local date; undefined where that is not known. */
  keptUntil(session: Session, refs: readonly string[]): Promise<string | undefined>
}

/** Which rows of an item have to be kept today, and until when. Without the date that a period counts from, a row is kept. */
export function keeping(mapping: Mapping, item: MappedItem, catalog: Catalog, today: string): Keeping {
  const { until, erase } = item
  if (!until) return { ...(erase === 'keep' && { isKept: sql`1 = 1` }), keptUntil: async () => undefined }
  const shape = rowShape(catalog, rowsOf(mapping, item), 't', mapping.timeZone)
  const { raw, column, since, timeOf } = momentsOf(shape, catalog.dialect, { column: until.from, as: 'date' })
  const first = firstKept(until, today)
  return {
    isKept: sql`(${raw} IS NULL OR ${since(first, mapping.timeZone)})`,
    isOver: sql`NOT (${since(first, mapping.timeZone)})`,
    async keptUntil(session, refs) {
      const { join, where } = ownedBy(mapping, item, catalog, refs)
      const latest = catalog.dialect.text(sql`max(${raw})`, column)
      const [row] = await session.rows(sql`SELECT ${latest} FROM ${shape.from()}${join} WHERE ${all([where])}`)
      const day = timeOf(row?.[0] ?? null)
      return day && endOf(until, day)
    },
  }
}

type Until = NonNullable<MappedItem['until']>

/** Counted from the day itself, or from the last day of its year as the accounting acts do. */
const endOf = ({ after, endOfYear }: Until, day: string) => addPeriod(endOfYear ? `${day.slice(0, 4)}-12-31` : day, after)

/** The earliest day from which a period still lasts today: so the database compares a date and need not count. */
function firstKept(until: Until, today: string): string {
  let [over, kept] = ['0100-01-01', today]
  while (daysBetween(over, kept) > 1) {
    const middle = addDays(over, Math.floor(daysBetween(over, kept) / 2))
    if (endOf(until, middle) >= today) kept = middle
    else over = middle
  }
  return kept
}
