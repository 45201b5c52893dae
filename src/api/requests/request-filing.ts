import type { NewRequest } from '#api/contract/requests.ts'
import { todayOf } from '#api/dates.ts'
import type { Asked } from '#api/env.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import type { Host } from '#api/host.ts'
import { mailEffect } from '#api/mail/mail-effect.ts'
import { freshProof } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import { dueDate } from '#domain/legal-clock.ts'
import type { RequestCommand } from '#domain/request.ts'
import { rightsRequest } from '#domain/request-rules.ts'
import type { Tenant } from '#domain/tenant.ts'
import { execute } from '#store/execute.ts'
import { messageKey, requestStream } from './request-view.ts'

/** GDPR Art. 12(3). */
const months = 1

/** Until when a request that arrives now is answered, in the legal time zone (TIM-01). */
export const dueIfFiledNow = (host: Host) =>
  dueDate(host.now().toISOString(), host.tenant.organisation.timeZone, months, (date) => host.isHoliday(date))

/**
 * Files a request of the person who is signed in and answers its id. The clock starts now, in the legal time zone (TIM-01).
 * Erasure wants a fresh proof (IDV-03); nothing wants a reason (ACC-08). The same `id` again is the same request, or refused with
 * `request-exists` when it asks for something else (API-03).
 */
export async function fileRequest(asked: Asked, personId: string, id: string, { text, ...wanted }: NewRequest): Promise<void> {
  const { host } = asked
  if (wanted.requestType === 'erasure') freshProof(asked)
  mustBeKnown(host.tenant, wanted)
  const { timeZone } = host.tenant.organisation
  const command: RequestCommand = {
    type: 'FileRequest',
    ...wanted,
    person: personId,
    receivedOn: todayOf(host),
    dueOn: dueIfFiledNow(host),
    timeZone,
  }
  const { entries } = await execute(host.store, host.sha256, rightsRequest, requestStream(id), command, evidenceOf(asked), (state) => ({
    ...(text && { vault: [{ owner: requestStream(id), key: messageKey(id), data: text }] }),
    outbox: [mailEffect(host, 'request-received', { personId }, { requestId: id, dueOn: state!.dueOn })],
  }))
  host.effectsWaiting()
  if (entries.length === 0) await mustBeTheSameWords(asked, id, text)
}

async function mustBeTheSameWords({ host }: Asked, id: string, text: string | undefined): Promise<void> {
  const filed = await host.store.vault.read<string>(requestStream(id), messageKey(id))
  if ((filed ?? '') !== (text ?? '')) throw new Refusal('request-exists')
}

/** A request about something that is not there would wait for ever. */
function mustBeKnown(tenant: Tenant, { category, purpose }: Pick<NewRequest, 'category' | 'purpose'>): void {
  if (category && !tenant.categories.some(({ id }) => id === category)) throw new Refusal('category-unknown', ['/category'])
  if (purpose && !tenant.purposes.some(({ id }) => id === purpose)) throw new Refusal('purpose-unknown', ['/purpose'])
}
