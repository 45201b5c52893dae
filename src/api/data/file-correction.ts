import type { Corrected, Correction } from '#api/contract/data.ts'
import { correctionKey, fileKey, type StoredClaim, type StoredFile } from '#api/requests/claimed.ts'
import { fileRequest } from '#api/requests/request-filing.ts'
import { loadRequest, requestStream } from '#api/requests/request-view.ts'
import { holdEffect } from '#api/requests/restriction.ts'
import type { PersonEnv } from '#api/session/access.ts'
import type { Item, Value } from '#sources/source.ts'
import type { VaultChange } from '#store/store.ts'
import { itemId } from './holdings.ts'

/** Files the request a human decides on, with what stands there, what should, why, and the file; its commit has the item held back meanwhile (RES-01). */
export async function fileCorrection(
  asked: PersonEnv['Variables'],
  held: Item,
  value: Value,
  { value: after, why, file }: Correction,
): Promise<NonNullable<Corrected['request']>> {
  const { host, personId } = asked
  const id = host.newId()
  const item = itemId(held)
  // A request names what the tenant knows; what it does not know can be wrong all the same.
  const category = host.tenant.categories.find((one) => one.id === held.category)?.id
  const about = { item, ...(category && { category }) }
  const wanted = { requestType: 'rectification' as const, ...about, field: value.name, ...(why && { text: why }) }
  await fileRequest(asked, personId, id, wanted, {
    vault: claimInVault(id, held.system, value, after, file),
    outbox: [holdEffect(host, { person: personId, ...about })],
  })
  return { id, dueOn: (await loadRequest(host, id))!.dueOn }
}

function claimInVault(
  id: string,
  system: string,
  { name: field, label, value: before, shown }: Value,
  after: string,
  file: StoredFile | undefined,
): VaultChange[] {
  const claim: StoredClaim = { field, system, before, after, ...(label && { label }), ...(shown && { shown }) }
  const owner = requestStream(id)
  return [{ owner, key: correctionKey, data: claim }, ...(file ? [{ owner, key: fileKey(id), data: file }] : [])]
}
