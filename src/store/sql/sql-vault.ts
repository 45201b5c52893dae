import type { Kysely } from 'kysely'
import type { Addresses, Vault } from '#store/store.ts'
import type { Cipher } from './cipher.ts'
import type { Tables } from './sql-tables.ts'

export function sqlVault(db: Kysely<Tables>, cipher: Cipher): Vault {
  const of = (owner: string) => db.selectFrom('vault').select(['key', 'data']).where('owner', '=', owner)
  return {
    async read<T>(owner: string, key: string) {
      const row = await of(owner).where('key', '=', key).executeTakeFirst()
      return row && (JSON.parse(cipher.open(row.data)) as T)
    },
    async all(owner) {
      const rows = await of(owner).orderBy('key').execute()
      return Object.fromEntries(rows.map(({ key, data }) => [key, JSON.parse(cipher.open(data))]))
    },
  }
}

export function sqlAddresses(db: Kysely<Tables>): Addresses {
  const addresses = db.selectFrom('address').select(['key', 'person_id']).orderBy('key')
  return {
    async find(key) {
      const row = await addresses.where('key', '=', key).executeTakeFirst()
      return row?.person_id
    },
    async of(personId) {
      const rows = await addresses.where('person_id', '=', personId).execute()
      return rows.map(({ key }) => key)
    },
    async page(after, limit) {
      const rows = await addresses.where('key', '>', after).limit(limit).execute()
      return rows.map(({ key, person_id }) => ({ key, personId: person_id }))
    },
  }
}
