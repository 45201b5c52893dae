import type { Host } from '#api/host.ts'
import { Refusal } from '#domain/decider.ts'
import type { Outcome, RightsRequest } from '#domain/request.ts'
import { correctionKey, type StoredClaim } from './claimed.ts'
import { isCorrection } from './disputes.ts'
import { requestStream } from './request-view.ts'
import { answered, holderOf } from './restriction.ts'

/**
 * Writes the value the person asked for into the system that holds it. Twice leads to the same, should the answer not be recorded the first
 * time. Refuses with `not-taken-over` where the system does not take it, and with `source-silent`; then nothing is changed or answered.
 */
export async function takenOver(host: Host, id: string, state: RightsRequest): Promise<Outcome> {
  const claim = await host.store.vault.read<StoredClaim>(requestStream(id), correctionKey)
  if (!claim || !isCorrection(state)) throw new Refusal('not-taken-over')
  const { item, person, category } = state
  const holder = await holderOf(host, { item: item!, person })
  const outcome = holder && (await answered(holder.source.correct(holder.subjects, holder.itemId, claim.field, claim.after)))
  if (outcome?.result !== 'done') throw new Refusal('not-taken-over')
  return { category: category ?? outcome.category, result: 'corrected', count: 1 }
}
