import { type Kysely, sql } from 'kysely'
import type { Passes } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import type { Tables } from './sql-tables.ts'

/** Values are sealed like the vault: a sign-in code waits beside the address it was sent to. */
export function sqlPasses(db: Kysely<Tables>, cipher: Cipher): Passes {
  const parse = <T>(row: { value: string } | undefined) => row && (JSON.parse(cipher.open(row.value)) as T)
  return {
    async read<T>(key: string, now: string) {
      return parse<T>(await db.selectFrom('pass').select('value').where('key', '=', key).where('expires_at', '>', now).executeTakeFirst())
    },

    async write(key, value, expiresAt) {
      const row = { value: cipher.seal(JSON.stringify(value ?? null)), uses: 0, expires_at: expiresAt }
      await db
        .insertInto('pass')
        .values({ key, ...row })
        .onConflict((of) => of.column('key').doUpdateSet(row))
        .execute()
    },

    async take<T>(key: string, now: string) {
      return parse<T>(
        await db.deleteFrom('pass').where('key', '=', key).where('expires_at', '>', now).returning('value').executeTakeFirst(),
      )
    },

    async remove(key) {
      await db.deleteFrom('pass').where('key', '=', key).execute()
    },

    async renew(key, value, now, expiresAt) {
      const row = { value: cipher.seal(JSON.stringify(value ?? null)), expires_at: expiresAt }
      await db.updateTable('pass').set(row).where('key', '=', key).where('expires_at', '>', now).execute()
    },

    async count(key, now, expiresAt) {
      const { uses } = await db
        .insertInto('pass')
        .values({ key, value: cipher.seal('null'), uses: 1, expires_at: expiresAt })
        .onConflict((of) =>
          of.column('key').doUpdateSet({
            uses: sql`case when pass.expires_at > ${now} then pass.uses + 1 else 1 end`,
            expires_at: sql`case when pass.expires_at > ${now} then pass.expires_at else excluded.expires_at end`,
          }),
        )
        .returning('uses')
        .executeTakeFirstOrThrow()
      return uses
    },

    async sweep(now) {
      await db.deleteFrom('pass').where('expires_at', '<=', now).execute()
    },
  }
}
