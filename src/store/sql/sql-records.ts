import { type Kysely, sql } from 'kysely'
import { type Tally, type Wanted, wordsOfSearch } from '#domain/wanted.ts'
import { textOf, whoOf } from '#store/record-words.ts'
import type { Records, StoredRecord } from '#store/store.ts'
import type { Dialect } from './sql-migrations.ts'
import { matching, type ReadRow, readColumns, recordRows } from './sql-record-pages.ts'
import { newestOf, peopleBehind, peopleNamed } from './sql-record-people.ts'
import type { RecordRow, Tables } from './sql-tables.ts'

/** Rows of one statement: well below what either database takes as parameters. */
const rowsAtOnce = 500

type Key = { system: string; id: string }

/** Each write is one statement, and triggers keep `record_tally` within it. */
export function sqlRecords(db: Kysely<Tables>, dialect: Dialect): Records {
  return {
    async put(records) {
      const unique = new Map(records.map((record) => [JSON.stringify([record.system, record.id]), rowOf(record)]))
      // In one order, so that two who write the same records at once wait and do not lock each other out.
      const ordered = [...unique.keys()].sort().map((name) => unique.get(name)!)
      for (const rows of chunks(ordered)) {
        await db
          .insertInto('record')
          .values(rows)
          .onConflict((of) =>
            of.columns(['system', 'id']).doUpdateSet((to) => ({
              address_key: to.ref('excluded.address_key'),
              category: to.ref('excluded.category'),
              at: to.ref('excluded.at'),
              day: to.ref('excluded.day'),
              item: to.ref('excluded.item'),
              words: to.ref('excluded.words'),
              who: to.ref('excluded.who'),
            })),
          )
          .execute()
      }
    },

    async *of(addressKeys, reading = {}) {
      for await (const row of recordRows(db, dialect, addressKeys, reading)) yield recordOf(row)
    },

    async one(addressKeys, { system, id }) {
      // Its name alone leads to it. Asked whose it is as well, a database might go through all that is theirs.
      const row = await db.selectFrom('record').select(readColumns).where('system', '=', system).where('id', '=', id).executeTakeFirst()
      return row && addressKeys.includes(row.address_key) ? recordOf(row) : undefined
    },

    async tally(addressKeys, wanted = {}) {
      if (addressKeys.length === 0 || wanted.categories?.length === 0) return []
      const isKept = wanted.from === undefined && wanted.to === undefined && !wanted.words?.length
      const rows = await (isKept ? keptTally(db, addressKeys, wanted) : countedTally(db, dialect, addressKeys, wanted))
      return rows.map(({ count, ...row }): Tally => ({ ...row, count: Number(count) }))
    },

    async held(keys) {
      const found = await bySystem(keys, (system, ids) =>
        db.selectFrom('record').select(readColumns).where('system', '=', system).where('id', 'in', ids).execute(),
      )
      return found.flat().map(recordOf)
    },

    async remove(keys) {
      await bySystem(keys, (system, ids) => db.deleteFrom('record').where('system', '=', system).where('id', 'in', ids).execute())
    },

    async people(addressKeys) {
      const people = await Promise.all([...new Set(addressKeys)].map((key) => peopleBehind(db, key)))
      return (await newestOf(db, people.flat())).map(recordOf)
    },

    async search(text, limit) {
      const words = wordsOfSearch(text)
      if (words.length === 0) return []
      return (await newestOf(db, await peopleNamed(db, dialect, words, limit))).map(recordOf)
    },
  }
}

function keptTally(db: Kysely<Tables>, addressKeys: readonly string[], { categories, system }: Wanted) {
  let query = db.selectFrom('record_tally').where('address_key', 'in', addressKeys)
  if (categories) query = query.where('category', 'in', categories)
  if (system !== undefined) query = query.where('system', '=', system)
  return query
    .select((of) => ['category', 'system', 'month', of.fn.sum('count').as('count')])
    .groupBy(['category', 'system', 'month'])
    .execute()
}

function countedTally(db: Kysely<Tables>, dialect: Dialect, addressKeys: readonly string[], wanted: Wanted) {
  const month = sql<string>`substr(day, 1, 7)`
  return matching(db.selectFrom('record'), dialect, addressKeys, wanted)
    .select((of) => ['category', 'system', month.as('month'), of.fn.countAll().as('count')])
    .groupBy(['category', 'system', month])
    .execute()
}

async function bySystem<Result>(keys: readonly Key[], run: (system: string, ids: string[]) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const [system, all] of Map.groupBy(keys, (key) => key.system)) {
    const ids = all.map(({ id }) => id)
    for (const some of chunks(ids)) results.push(await run(system, some))
  }
  return results
}

function rowOf(record: StoredRecord): RecordRow {
  const { addressKey, item, system, id, category, at, day } = record
  return {
    system,
    id,
    address_key: addressKey,
    category,
    at,
    day,
    item: JSON.stringify(item ?? null),
    words: textOf(record),
    who: whoOf(record),
  }
}

function recordOf({ system, id, address_key, category, at, day, item }: ReadRow): StoredRecord {
  return { system, id, addressKey: address_key, category, at, day, item: JSON.parse(item) }
}

function* chunks<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += rowsAtOnce) yield items.slice(from, from + rowsAtOnce)
}
