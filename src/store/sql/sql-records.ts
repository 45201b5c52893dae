import { type Kysely, sql } from 'kysely'
import { comesFirst, merged } from '#store/newest-first.ts'
import { searchWords, wordsOf } from '#store/record-words.ts'
import type { Records, StoredRecord } from '#store/store.ts'
import { pageSize } from './sql-ledger.ts'
import type { RecordRow, Tables } from './sql-tables.ts'

/** Rows of one statement: well below what either database takes as parameters. */
const rowsAtOnce = 500

export function sqlRecords(db: Kysely<Tables>): Records {
  return {
    async put(records) {
      const unique = new Map(records.map((record) => [JSON.stringify([record.system, record.id]), rowOf(record)]))
      for (const rows of chunks([...unique.values()])) {
        await db
          .insertInto('record')
          .values(rows)
          .onConflict((of) =>
            of.columns(['system', 'id']).doUpdateSet((to) => ({
              address_key: to.ref('excluded.address_key'),
              category: to.ref('excluded.category'),
              at: to.ref('excluded.at'),
              item: to.ref('excluded.item'),
              words: to.ref('excluded.words'),
            })),
          )
          .execute()
      }
    },

    // Address by address, as no index gives the order across several; merged here.
    of: (addressKeys) =>
      merged(
        [...new Set(addressKeys)].map((key) => newestOf(db, key)),
        comesFirst,
      ),

    async remove(keys) {
      const bySystem = Map.groupBy(keys, ({ system }) => system)
      for (const [system, all] of bySystem) {
        for (const some of chunks(all)) {
          const ids = some.map(({ id }) => id)
          await db.deleteFrom('record').where('system', '=', system).where('id', 'in', ids).execute()
        }
      }
    },

    async search(text, limit) {
      const words = searchWords(text)
      if (words.length === 0) return []
      let query = db.selectFrom('record').selectAll().orderBy('system').orderBy('id').limit(limit)
      for (const word of words) query = query.where(sql<boolean>`words like ${`%${literal(word)}%`} escape '!'`)
      return (await query.execute()).map(recordOf)
    },
  }
}

async function* newestOf(db: Kysely<Tables>, addressKey: string): AsyncGenerator<StoredRecord> {
  let last: RecordRow | undefined
  for (;;) {
    let query = db.selectFrom('record').selectAll().where('address_key', '=', addressKey)
    if (last) {
      const { at, system, id } = last
      query = query.where((of) => of(of.refTuple('at', 'system', 'id'), '<', of.tuple(at, system, id)))
    }
    const rows = await query.orderBy('at', 'desc').orderBy('system', 'desc').orderBy('id', 'desc').limit(pageSize).execute()
    yield* rows.map(recordOf)
    if (rows.length < pageSize) return
    last = rows.at(-1)
  }
}

function rowOf({ addressKey, item, ...rest }: StoredRecord): RecordRow {
  return { ...rest, address_key: addressKey, item: JSON.stringify(item ?? null), words: wordsOf(item) }
}

function recordOf({ system, id, address_key, category, at, item }: RecordRow): StoredRecord {
  return { system, id, addressKey: address_key, category, at, item: JSON.parse(item) }
}

/** A word that holds `%` or `_` means just that. */
const literal = (word: string) => word.replaceAll(/[%_!]/g, '!$&')

function* chunks<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += rowsAtOnce) yield items.slice(from, from + rowsAtOnce)
}
