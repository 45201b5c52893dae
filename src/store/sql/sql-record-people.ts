import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Dialect } from './sql-migrations.ts'
import { contains, type ReadRow, readColumns } from './sql-record-pages.ts'
import type { Tables } from './sql-tables.ts'

/** Just after all keys that go on with a `/`. */
const behindSlash = '0'

/** The keys of the people who may share this address. */
export async function peopleBehind(db: Kysely<Tables>, addressKey: string): Promise<string[]> {
  const range = sql`address_key >= ${addressKey} and address_key < ${addressKey + behindSlash}`
  const { rows } = await sql<{ key: string }>`${keysIn(range)} select key from person where key is not null`.execute(db)
  return rows.map(({ key }) => key).filter((key) => key === addressKey || key.startsWith(`${addressKey}/`))
}

/** The keys of people whose newest record has all the words in their name or address. */
export async function peopleNamed(db: Kysely<Tables>, dialect: Dialect, words: readonly string[], limit: number): Promise<string[]> {
  const hasWords = sql.join(
    words.map((word) => contains(dialect, 'who', word)),
    sql` and `,
  )
  const newest = sql`select who from record where address_key = person.key order by at desc, system desc, id desc limit 1`
  const { rows } = await sql<{ key: string }>`${keysIn(sql`true`)},
    named as (select key, (${newest}) as who from person where key is not null)
    select key from named where ${hasWords} order by key limit ${limit}`.execute(db)
  return rows.map(({ key }) => key)
}

/** Jumps along the index from key to key: one step a person, however many records each has. */
function keysIn(range: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with recursive person(key) as (
    select min(address_key) from record where ${range}
    union all
    select (select min(address_key) from record where address_key > person.key and ${range}) from person where person.key is not null
  )`
}

/** The newest record of each. */
export async function newestOf(db: Kysely<Tables>, keys: readonly string[]): Promise<ReadRow[]> {
  const found: ReadRow[] = []
  for (const key of keys) {
    const query = db.selectFrom('record').select(readColumns).where('address_key', '=', key)
    const row = await query.orderBy('at', 'desc').orderBy('system', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
    if (row) found.push(row)
  }
  return found
}
