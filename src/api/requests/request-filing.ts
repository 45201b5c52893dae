import type { NewRequest } from '#api/contract/requests.ts'
import { claimsKey, verifiedSubjectsOf } from '#api/data/subjects-of.ts'
import { dueIfFiledNow, todayOf } from '#api/dates.ts'
import type { Asked } from '#api/env.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import { mailEffect } from '#api/mail/mail-effect.ts'
import { freshProof } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import type { RequestCommand, RequestType } from '#domain/request.ts'
import { rightsRequest } from '#domain/request-rules.ts'
import type { Tenant } from '#domain/tenant.ts'
import { execute } from '#store/execute.ts'
import type { Change } from '#store/store.ts'
import { messageKey, requestStream } from './request-view.ts'

/** What is answered out of the profile, so that it has to be known whose it is; to stop something never takes more than the mailbox (IDV-05). */
const aboutProfile: readonly RequestType[] = ['access', 'portability', 'rectification', 'erasure', 'restriction']

/**
 * Files a request of the person who is signed in and answers its id. The clock starts now, in the legal time zone (TIM-01).
 * Erasure wants a fresh proof (IDV-03); nothing wants a reason (ACC-08). The same `id` again is the same request, or refused with
 * `request-exists` when it asks for something else (API-03). Where several people are known under the address, what concerns the profile
 * is refused with `identity-not-verified` until they said who they are; which records that are goes with the request. `also`: what else its
 * commit holds.
 */
export async function fileRequest(
  asked: Asked,
  personId: string,
  id: string,
  { text, ...wanted }: NewRequest & { field?: string },
  also: Pick<Change, 'vault' | 'outbox'> = {},
): Promise<void> {
  const { host } = asked
  if (wanted.requestType === 'erasure') freshProof(asked)
  mustBeKnown(host.tenant, wanted)
  const isAboutProfile = aboutProfile.includes(wanted.requestType)
  if (isAboutProfile) await verifiedSubjectsOf({ ...asked, personId })
  const claims = isAboutProfile && asked.session.scope === 'person' ? asked.session.claims : undefined
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
    vault: [
      ...(text ? [{ owner: requestStream(id), key: messageKey(id), data: text }] : []),
      ...(claims ? [{ owner: requestStream(id), key: claimsKey, data: claims }] : []),
      ...(also.vault ?? []),
    ],
    outbox: [mailEffect(host, 'request-received', { personId }, { requestId: id, dueOn: state!.dueOn }), ...(also.outbox ?? [])],
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
