import type { Kysely } from 'kysely'
import type { Cipher } from './cipher.ts'
import { pageSize } from './sql-ledger.ts'
import type { Tables } from './sql-tables.ts'

/** Seals what is under an older key anew. A row that changes meanwhile is left alone: it got the current key by that. */
export async function reseal(db: Kysely<Tables>, cipher: Cipher): Promise<number> {
  return (await resealVault(db, cipher)) + (await resealOutbox(db, cipher)) + (await resealPasses(db, cipher))
}

async function resealVault(db: Kysely<Tables>, cipher: Cipher): Promise<number> {
  let sealed = 0
  let last = { owner: '', key: '' }
  for (;;) {
    const { owner, key } = last
    const rows = await db
      .selectFrom('vault')
      .selectAll()
      .where((of) => of(of.refTuple('owner', 'key'), '>', of.tuple(owner, key)))
      .orderBy('owner')
      .orderBy('key')
      .limit(pageSize)
      .execute()
    for (const row of rows.filter(({ data }) => !cipher.isCurrent(data))) {
      const data = cipher.seal(cipher.open(row.data))
      await db
        .updateTable('vault')
        .set({ data })
        .where('owner', '=', row.owner)
        .where('key', '=', row.key)
        .where('data', '=', row.data)
        .execute()
      sealed += 1
    }
    if (rows.length < pageSize) return sealed
    last = rows.at(-1)!
  }
}

async function resealOutbox(db: Kysely<Tables>, cipher: Cipher): Promise<number> {
  const rows = await db.selectFrom('outbox').select(['id', 'data', 'error']).execute()
  const old = rows.filter(({ data, error }) => !cipher.isCurrent(data) || (error !== null && !cipher.isCurrent(error)))
  for (const row of old) {
    const data = cipher.seal(cipher.open(row.data))
    const error = row.error && cipher.seal(cipher.open(row.error))
    await db.updateTable('outbox').set({ data, error }).where('id', '=', row.id).execute()
  }
  return old.length
}

async function resealPasses(db: Kysely<Tables>, cipher: Cipher): Promise<number> {
  const rows = await db.selectFrom('pass').select(['key', 'value']).execute()
  const old = rows.filter(({ value }) => !cipher.isCurrent(value))
  for (const row of old) {
    const value = cipher.seal(cipher.open(row.value))
    await db.updateTable('pass').set({ value }).where('key', '=', row.key).where('value', '=', row.value).execute()
  }
  return old.length
}
