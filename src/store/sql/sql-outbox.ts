import { type Kysely, sql } from 'kysely'
import type { Effect, Outbox } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import type { Dialect } from './sql-migrations.ts'
import type { Tables } from './sql-tables.ts'

/** An effect that was just written is due at once: this comes before every instant. */
const atOnce = ''

/** One effect as both ways into the outbox write it. */
export const effectRow = ({ id, kind, data, dueAt }: Effect, cipher: Cipher) => ({
  id,
  kind,
  data: cipher.seal(JSON.stringify(data ?? null)),
  due_at: dueAt ?? atOnce,
})

export function sqlOutbox(db: Kysely<Tables>, cipher: Cipher, dialect: Dialect): Outbox {
  return {
    async add(effects) {
      if (effects.length === 0) return
      const rows = effects.map((effect) => effectRow(effect, cipher))
      await db
        .insertInto('outbox')
        .values(rows.map((row) => ({ ...row, attempts: 0 })))
        .onConflict((of) => of.column('id').doNothing())
        .execute()
    },

    async lease(kind, now, leaseUntil, limit) {
      const due = db
        .selectFrom('outbox')
        .select('id')
        .where('kind', '=', kind)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(limit)
      const rows = await db
        // Two nodes at once: the second takes what the first has not.
        .with('due', () => (dialect === 'postgres' ? due.forUpdate().skipLocked() : due))
        .updateTable('outbox')
        .set({ due_at: leaseUntil })
        .where('id', 'in', (of) => of.selectFrom('due').select('due.id'))
        .returning(['id', 'kind', 'data', 'attempts'])
        .execute()
      return rows.map((row) => ({ ...row, data: JSON.parse(cipher.open(row.data)) }))
    },

    async done(id) {
      await db.deleteFrom('outbox').where('id', '=', id).execute()
    },

    async failed(id, error, retryAt) {
      await db
        .updateTable('outbox')
        .set({ attempts: sql`attempts + 1`, error: cipher.seal(error), due_at: retryAt ?? null })
        .where('id', '=', id)
        .execute()
    },

    async waiting() {
      const { due, dead } = await db
        .selectFrom('outbox')
        .select((of) => [of.fn.count('due_at').as('due'), of.fn.countAll().filterWhere('due_at', 'is', null).as('dead')])
        .executeTakeFirstOrThrow()
      return { due: Number(due), dead: Number(dead) }
    },

    async dead(limit, after = '') {
      const rows = await db
        .selectFrom('outbox')
        .select(['id', 'kind', 'attempts', 'error'])
        .where('due_at', 'is', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...row, error: row.error ? cipher.open(row.error) : '' }))
    },

    async revive(ids) {
      if (ids.length === 0) return 0
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ attempts: 0, due_at: atOnce })
        .where('due_at', 'is', null)
        .where('id', 'in', ids)
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },
  }
}
