import { readItemId } from '#api/data/holdings.ts'
import { subjectsOfRequest } from '#api/data/subjects-of.ts'
import type { Asked } from '#api/env.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import type { Host } from '#api/host.ts'
import { knownAs } from '#api/identity.ts'
import { mailEffect } from '#api/mail/mail-effect.ts'
import { webhookEffects } from '#api/webhooks/webhook-effects.ts'
import { Refusal } from '#domain/decider.ts'
import { recipientsToTell } from '#domain/recipients-to-tell.ts'
import type { Outcome, RequestCommand, RightsRequest } from '#domain/request.ts'
import { localeOf } from '#domain/tenant.ts'
import type { Known } from '#sources/gather.ts'
import type { Change } from '#store/store.ts'
import { isCorrection } from './disputes.ts'
import { eraseEverywhere, forgotten, keepStops } from './erasure.ts'
import { lateStopsEffect } from './late-stops.ts'
import { messageKey, requestStream } from './request-view.ts'
import { endsRestriction, liftEffects } from './restriction.ts'
import { takenOver } from './take-over.ts'

/** A decision and what its commit holds beside it: the words for the vault, the mail that tells the person. */
export interface Decision {
  command: RequestCommand
  also: Pick<Change, 'vault' | 'outbox' | 'addresses'>
}

interface Answer {
  messageId: string
  text: string
  /** The new value of a correction is to be written into its system. */
  takeOver?: true
}

/** What fulfilling a request does and records. An erasure, and a correction where wanted, is carried out here and now; the rest the office has done by hand. */
export async function fulfilment(asked: Asked, id: string, state: RightsRequest, answer: Answer): Promise<Decision> {
  const { host } = asked
  if (state.requestType !== 'erasure') {
    return told(asked, id, state, answer, answer.takeOver ? [await takenOver(host, id, state)] : doneFor(state))
  }
  const { known, isClaimed } = await subjectsOfRequest(host, id, state.person)
  if (state.item) return told(asked, id, state, answer, await mustBeGone(host, known, state))
  const outcomes = await eraseEverywhere(host, id, known, state.category)
  // Of a mailbox that is shared one person's records go; the others still have theirs, and their choices.
  return state.category || isClaimed ? told(asked, id, state, answer, outcomes) : forget(asked, state, answer, outcomes)
}

/** Art. 19: who received what was wrong. */
const namesToTell = ({ tenant }: Host, state: RightsRequest) =>
  isCorrection(state) ? recipientsToTell(tenant, state.category).map(({ name }) => name) : []

const doneFor = ({ category }: RightsRequest): Outcome[] => (category ? [{ category, result: 'done', count: 1 }] : [])

/** Sources erase by category. A single item is erased in its own system; the answer goes out when it is gone, and not before. */
async function mustBeGone(host: Host, known: readonly Known[], { item, category = '' }: RightsRequest): Promise<Outcome[]> {
  const named = readItemId(host.sources, item!)
  const holder = known.find(({ source }) => source.id === named?.source.id)
  if (named && holder && (await holder.source.one(holder.subjects, named.id))) throw new Refusal('source-cannot-erase')
  return [{ category, result: 'erased', count: 1 }]
}

async function told(
  { host }: Asked,
  id: string,
  state: RightsRequest,
  { messageId, text }: Answer,
  outcomes: Outcome[],
): Promise<Decision> {
  const values = { requestId: id, restrictionEnds: await endsRestriction(host, id, state), tell: namesToTell(host, state) }
  return {
    command: { type: 'Fulfil', outcomes, messageId },
    also: {
      vault: [{ owner: requestStream(id), key: messageKey(messageId), data: text }],
      outbox: [mailEffect(host, 'request-fulfilled', { personId: state.person }, values), ...liftEffects(host, state, 'office')],
    },
  }
}

/**
 * The erasing commit of a whole person: out of the vault goes all that says who they are, their address leads to their stops alone,
 * and the mail with the answer goes to the address as it is, since nothing can be read after a sign-in any more.
 */
async function forget(asked: Asked, state: RightsRequest, { messageId, text }: Answer, outcomes: Outcome[]): Promise<Decision> {
  const { host } = asked
  const { person } = state
  const [{ email, language }, [keys = []], vault] = await Promise.all([
    knownAs(host, person),
    host.store.addresses.of([person]),
    forgotten(host, person),
  ])
  const { heir, entries, version } = await keepStops(host, person, evidenceOf(asked))
  return {
    command: { type: 'Fulfil', outcomes, messageId },
    also: {
      vault,
      addresses: keys.map((key) => ({ key, personId: heir })),
      outbox: [
        ...(email ? [mailEffect(host, 'request-erased', { address: email }, { outcomes, text }, localeOf(language))] : []),
        // Written with the address: before it leads to the heir there would be no key to name.
        ...webhookEffects(host, heir, entries),
        lateStopsEffect(host, { from: person, heir, after: version }),
      ],
    },
  }
}
