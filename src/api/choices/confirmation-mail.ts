import { provenEmail } from '#api/address.ts'
import type { Host } from '#api/host.ts'
import { countUse } from '#api/http/rate-limit.ts'
import { knownAs, personStream } from '#api/identity.ts'
import { sendMailOf } from '#api/mail/mail-effect.ts'
import { confirmUrl } from '#api/unsubscribe/token.ts'
import { type Choices, type ChoicesCommand, type ChoicesEvent, choices } from '#domain/choices.ts'
import { Refusal } from '#domain/decider.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Locale } from '#domain/tenant.ts'
import type { Effect, Entry } from '#store/store.ts'

/** What an effect of kind `confirmation` holds. */
export interface ConfirmationJob {
  personId: string
  topic: string
  language: Locale
}

/** The mail that asks whether a subscription was meant, for each that was asked for (double opt-in). */
export function confirmationEffects(host: Host, personId: string, entries: readonly Entry[]): Effect[] {
  return entries.flatMap(({ event, language }) => {
    const { type, ...asked } = event as ChoicesEvent
    if (type !== 'SubscriptionRequested' || !('topic' in asked)) return []
    const data = { personId, topic: asked.topic, language: language as Locale } satisfies ConfirmationJob
    return [{ id: host.newId(), kind: 'confirmation', data }]
  })
}

/**
 * Whether a mail that asks back may go out once more: whoever asks again and again must not fill a mailbox (`too-many`), and whose
 * address is not written down would wait for a mail that cannot come (`address-unknown`).
 */
export async function mayAskBack(host: Host, personId: string, command: ChoicesCommand, evidence: Evidence): Promise<void> {
  if (command.type !== 'Subscribe') return
  const topic = host.tenant.topics.find(({ id }) => id === command.topic)
  if (!topic?.doubleOptIn || command.channel !== 'email') return
  const decider = choices(host.tenant)
  const [snapshot] = await host.store.load([personStream(personId)])
  const facts = decider.decide(command, (snapshot?.state as Choices | undefined) ?? decider.initial, evidence)
  if (!facts.some(({ type }) => type === 'SubscriptionRequested')) return
  // By every other door a proof of the address is in the vault, or enters it with this act.
  if (evidence.door === 'preference-link' && !(await knownAs(host, personId)).email) throw new Refusal('address-unknown')
  await countUse(host, 'confirmation', `${personId} ${topic.id}`)
}

/** Nothing is sent once the question is answered, or when there is no address (any more). */
export async function sendConfirmation(host: Host, id: string, { personId, topic, language }: ConfirmationJob): Promise<void> {
  const [{ email }, [snapshot]] = await Promise.all([knownAs(host, personId), host.store.load([personStream(personId)])])
  const state = snapshot?.state as Choices | undefined
  const asked = host.tenant.topics.find((one) => one.id === topic)
  if (!email || !asked || state?.topics[topic]?.email?.status !== 'requested') return
  const { address, key } = provenEmail(host.keys, email)
  const values = { topic, url: confirmUrl(host, key, asked.number) }
  await sendMailOf(host, id, { template: 'confirm-subscription', to: { address }, values, language })
}
