import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { addDays } from '#domain/legal-clock.ts'
import type { Wanted } from '#domain/wanted.ts'
import { searchable } from '#store/record-words.ts'
import type { RecordReading } from '#store/store.ts'
import { pageSize } from './sql-ledger.ts'
import type { Dialect } from './sql-migrations.ts'
import type { RecordRow, Tables } from './sql-tables.ts'

/** A record as it is read: without what only filters look at. */
export type ReadRow = Omit<RecordRow, 'words' | 'who'>
export const readColumns = ['system', 'id', 'address_key', 'category', 'at', 'day', 'item'] as const

/** Somebody who reads one page of a list should not wait for a thousand rows; who reads on gets more at a time. */
const firstPage = 64

/** Rows of one page together, in characters; large items are read a few at a time. */
const heavyPage = 4_000_000

/** What is wanted of these addresses, in order. */
export async function* recordRows(
  db: Kysely<Tables>,
  dialect: Dialect,
  addressKeys: readonly string[],
  reading: RecordReading,
): AsyncGenerator<ReadRow> {
  const branches = branchesOf(addressKeys, reading.wanted ?? {})
  if (branches.length === 0) return
  let { after } = reading
  for (let limit = firstPage; ; ) {
    const rows = await pageOf(db, dialect, branches, { ...reading, after }, limit)
    yield* rows
    if (rows.length < limit) return
    after = rows.at(-1)
    const weight = rows.reduce((sum, { item }) => sum + item.length, 0)
    limit = weight > heavyPage ? firstPage : Math.min(limit * 2, pageSize)
  }
}

interface Branch {
  addressKeys: readonly string[]
  categories?: readonly string[]
}

/** As many as a statement may well consist of. */
const mostBranches = 60

/**
 * An index gives the order of one address, or of one category of it. Of several, each gives as much as the page has room for, in order,
 * and the database merges them; asked for all at once it would sort all there is for every page. Words are looked for in the order of
 * the whole address, where SQLite has them in the index.
 */
function branchesOf(addressKeys: readonly string[], { categories, words = [] }: Wanted): Branch[] {
  const keys = [...new Set(addressKeys)]
  if (keys.length === 0 || categories?.length === 0) return []
  const single = keys.flatMap((key): Branch[] => {
    if (!categories || words.length > 0) return [{ addressKeys: [key], categories }]
    return [...new Set(categories)].map((category) => ({ addressKeys: [key], categories: [category] }))
  })
  return single.length <= mostBranches ? single : [{ addressKeys: keys, categories }]
}

function pageOf(
  db: Kysely<Tables>,
  dialect: Dialect,
  branches: readonly Branch[],
  reading: RecordReading,
  limit: number,
): Promise<ReadRow[]> {
  const { wanted = {}, order = 'newest', after } = reading
  const direction = order === 'newest' ? 'desc' : 'asc'
  const [first, ...others] = branches.map(({ addressKeys, categories }) =>
    matching(db.selectFrom('record'), dialect, addressKeys, { ...wanted, categories })
      .select(readColumns)
      .where((of) => behind(of, order, after))
      .orderBy('at', direction)
      .orderBy('system', direction)
      .orderBy('id', direction)
      .limit(limit),
  )
  if (others.length === 0) return first!.execute()
  const whole = (branch: typeof first) => db.selectFrom(branch!.as('branch')).selectAll()
  return others
    .reduce((all, branch) => all.unionAll(whole(branch)), whole(first))
    .orderBy('at', direction)
    .orderBy('system', direction)
    .orderBy('id', direction)
    .limit(limit)
    .execute()
}

function behind(of: ExpressionBuilder<Tables, 'record'>, order: RecordReading['order'], after: RecordReading['after']) {
  if (!after) return of.and([])
  const { at, system, id } = after
  if (system === undefined || id === undefined) return of('at', order === 'oldest' ? '>=' : '<=', at)
  return of(of.refTuple('at', 'system', 'id'), order === 'oldest' ? '>' : '<', of.tuple(at, system, id))
}

/** The records of these addresses that are wanted. */
export function matching<Selected>(
  records: SelectQueryBuilder<Tables, 'record', Selected>,
  dialect: Dialect,
  addressKeys: readonly string[],
  { categories, system, from, to, words = [] }: Wanted,
): SelectQueryBuilder<Tables, 'record', Selected> {
  let query = records.where('address_key', 'in', addressKeys)
  // Where words decide, the index of a category only leads away from the one that has the words.
  if (categories) query = query.where(words.length > 0 ? sql<string>`category || ''` : 'category', 'in', categories)
  if (system !== undefined) query = query.where('system', '=', system)
  if (from !== undefined) query = query.where('day', '>=', from).where('at', '>=', addDays(from, -1))
  if (to !== undefined) query = query.where('day', '<=', to)
  // No time zone is further from UTC than a day: with this the index leads to the period, and `day` decides.
  if (to !== undefined && to < lastDays) query = query.where('at', '<', addDays(to, 2))
  for (const word of words) query = query.where(contains(dialect, 'words', word))
  return query
}

/** From here on the day after tomorrow has five digits in its year. */
const lastDays = '9999-12-30'

/** Not `like`: SQLite has an end to the length of a pattern, and here `%` and `_` are letters like any other. */
export const contains = (dialect: Dialect, column: 'words' | 'who', word: string) =>
  dialect === 'sqlite'
    ? sql<boolean>`instr(${sql.ref(column)}, ${searchable(word)}) > 0`
    : sql<boolean>`strpos(${sql.ref(column)}, ${searchable(word)}) > 0`
