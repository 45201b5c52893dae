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

/** What `find` found, in the order asked. */
export function personsOf(keys: readonly string[], rows: readonly Tables['address'][]): (string | undefined)[] {
  const found = new Map(rows.map(({ key, person_id }) => [key, person_id]))
  return keys.map((key) => found.get(key))
}

/** Without `find`, which each database does in its own way. */
export function sqlAddresses(db: Kysely<Tables>): Omit<Addresses, 'find'> {
  const addresses = db.selectFrom('address').select(['key', 'person_id']).orderBy('key')
  return {
    async of(personIds) {
      const rows = personIds.length > 0 ? await addresses.where('person_id', 'in', [...new Set(personIds)]).execute() : []
      const keys = Map.groupBy(rows, ({ person_id }) => person_id)
      return personIds.map((personId) => (keys.get(personId) ?? []).map(({ key }) => key))
    },
    async page(after, limit) {
      const rows = await addresses.where('key', '>', after).limit(limit).execute()
      return rows.map(({ key, person_id }) => ({ key, personId: person_id }))
    },
  }
}
