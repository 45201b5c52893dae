import type { Host } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import type { Choices } from '#domain/choices.ts'
import { localDate } from '#domain/legal-clock.ts'

/**
 * Removes what an import that was under way wrote of somebody while they were being erased: all it has under their addresses that is
 * not newer than the erasure. `heir`: whom the addresses lead to since (ERA-03).
 */
export async function removeLateRecords({ store, tenant }: Host, heir: string): Promise<void> {
  const [[left], [keys = []]] = await Promise.all([store.load([personStream(heir)]), store.addresses.of([heir])])
  const forgottenAt = (left?.state as Choices | undefined)?.forgottenAt
  if (!forgottenAt) return
  const owners = (await store.records.people(keys)).map(({ addressKey }) => addressKey)
  const wanted = { to: localDate(forgottenAt, tenant.organisation.timeZone) }
  await store.records.remove(await Array.fromAsync(store.records.of(owners, { wanted }), ({ system, id }) => ({ system, id })))
}
