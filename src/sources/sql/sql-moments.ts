import { sql } from 'kysely'
import { addDays } from '#domain/legal-clock.ts'
import type { Order } from '#domain/wanted.ts'
import type { Cell, Column, Dialect, Sql } from '#sources/sql/dialects/dialect.ts'
import { instantOf, localTime } from './local-time.ts'
import type { RowShape } from './sql-shape.ts'
import { timeOf } from './sql-value.ts'

/** A column that says when, as it is compared and ordered. */
export interface Moments {
  /** Null where there is no date. */
  raw: Sql
  column: Column
  timeOf(cell: Cell): string | undefined
  /** Not before this day, and not after it, in the zone the law goes by. */
  since(day: string, legalZone: string): Sql
  until(day: string, legalZone: string): Sql
  /** Leaves out most of what comes before `at` in that order, and nothing else. */
  notLongBefore(at: string | undefined, order: Order): Sql
  /** Behind a row with this moment; `isBehind` decides among those of the same. */
  behind(moment: Cell, order: Order, isBehind: Sql): Sql
}

const first = '0001-01-01'
const last = '9999-12-31'

export function momentsOf(shape: RowShape, dialect: Dialect, { column: ref, as }: { column: string; as?: 'date' }): Moments {
  const { x, column } = shape.placed(ref)
  const raw = dialect.moment(x, column)
  const understood = shape.understood(ref, as)
  const { kind, timeZone } = understood
  const constant = (text: string) => dialect.constant(text.replace('T', ' ').replace('Z', ''), column)

  /** The first moment of a day, as the column would say it. */
  const beginning = (day: string, legalZone: string) => {
    const zone = as === 'date' ? timeZone : legalZone
    if (kind === 'date') return constant(day)
    if (kind === 'instant') return constant(instantOf(`${day}T00:00:00`, zone))
    return constant(zone === timeZone ? `${day}T00:00:00` : localTime(instantOf(`${day}T00:00:00`, zone), timeZone))
  }
  return {
    raw,
    column,
    timeOf: (cell) => timeOf(cell, understood),
    // By its own zone the first day of all may have begun in the year before, which no column can hold.
    since: (day, legalZone) => (day <= first ? sql`${raw} IS NOT NULL` : sql`${raw} >= ${beginning(day, legalZone)}`),
    until(day, legalZone) {
      if (day >= last) return sql`${raw} IS NOT NULL`
      return day < first ? sql`1 = 0` : sql`${raw} < ${beginning(addDays(day, 1), legalZone)}`
    },
    notLongBefore(at, order) {
      if (at === undefined) return sql`${raw} IS NULL`
      // Two days are more than any zone, day or fraction of a second can make of it.
      const day = at.slice(0, last.length)
      const isNear =
        order === 'oldest'
          ? day > '0001-01-03' && sql`${raw} >= ${constant(addDays(day, -2))}`
          : day < '9999-12-29' && sql`${raw} <= ${constant(addDays(day, 2))}`
      return isNear ? sql`(${isNear} OR ${raw} IS NULL)` : sql`1 = 1`
    },
    behind(moment, order, isBehind) {
      if (moment === null) return sql`(${raw} IS NULL AND ${isBehind})`
      const here = constant(moment)
      return sql`(${raw} ${order === 'oldest' ? sql`>` : sql`<`} ${here} OR (${raw} = ${here} AND ${isBehind}) OR ${raw} IS NULL)`
    },
  }
}
