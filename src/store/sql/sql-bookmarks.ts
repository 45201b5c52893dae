import type { Kysely } from 'kysely'
import type { Bookmarks } from '#store/store.ts'
import type { Tables } from './sql-tables.ts'

export function sqlBookmarks(db: Kysely<Tables>): Bookmarks {
  return {
    async read(name) {
      const found = await db.selectFrom('bookmark').select('place').where('name', '=', name).executeTakeFirst()
      return found?.place
    },

    async write(name, place) {
      await db
        .insertInto('bookmark')
        .values({ name, place })
        .onConflict((of) => of.column('name').doUpdateSet({ place }))
        .execute()
    },
  }
}
