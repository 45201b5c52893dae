import { provenEmail } from '#api/address.ts'
import type { Host } from '#api/host.ts'
import type { ImportGround } from '#sources/records/import.ts'

/** What an import into this installation goes by. */
export const importGround = ({ store, keys, sha256, tenant }: Host): ImportGround => ({
  store,
  keyOf: (email) => provenEmail(keys, email).key,
  sha256,
  categories: tenant.categories.map(({ id }) => id),
  timeZone: tenant.organisation.timeZone,
})
