import { sql } from 'kysely'
import type { Sql } from '#sources/sql/dialects/dialect.ts'

/** That all of these hold; true where there are none. */
export const all = (conditions: readonly Sql[]): Sql => (conditions.length > 0 ? sql`${sql.join(conditions, sql` AND `)}` : sql`1 = 1`)

/** That one of these holds; false where there are none. */
export const any = (conditions: readonly Sql[]): Sql => (conditions.length > 0 ? sql`(${sql.join(conditions, sql` OR `)})` : sql`1 = 0`)

/** A text within a pattern of LIKE whose escape is `!`. */
export const literally = (text: string): string => text.replaceAll(/[!%_]/g, '!$&')
