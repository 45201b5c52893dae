import { endingEffects, tellEffects } from '#api/connectors/source-effects.ts'
import type { Host } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import { webhookEffects } from '#api/webhooks/webhook-effects.ts'
import { type Choices, type ChoicesCommand, choices } from '#domain/choices.ts'
import type { Evidence } from '#domain/evidence.ts'
import { type Also, type Executed, execute } from '#store/execute.ts'
import type { Effect, Entry, Snapshot } from '#store/store.ts'
import { confirmationEffects, mayAskBack } from './confirmation-mail.ts'
import { noticeEffects } from './notice-mail.ts'

interface Besides {
  /** What else is in the commit. */
  also?: Also<Choices>
  /** Their choices as they were just read, which saves reading them again. */
  found?: Snapshot
  /** The mailbox itself acts, so it is sent no notice of that. */
  isAnswer?: boolean
  /** Id of the system the act was found in: it is not told what it says itself. */
  from?: string
}

/**
 * One act on somebody's choices: the one way there is, so that whatever must follow is in the same commit. Throws `Refusal`; beyond
 * what the rules refuse, with `too-many` and `address-unknown` where the act would lead to a mail that asks back.
 */
export async function choose(
  host: Host,
  personId: string,
  command: ChoicesCommand,
  evidence: Evidence,
  { also, found, isAnswer = false, from }: Besides = {},
): Promise<Executed<Choices>> {
  await mayAskBack(host, personId, command, evidence)
  const decider = choices(host.tenant)
  let follows = false
  const act = await execute(
    host.store,
    host.sha256,
    decider,
    personStream(personId),
    command,
    evidence,
    (state, entries) => {
      const own = also?.(state, entries) ?? {}
      const outbox = [...(own.outbox ?? []), ...followUps(host, personId, entries, { isAnswer, from })]
      follows = outbox.length > 0
      return follows ? { ...own, outbox } : own
    },
    found,
  )
  if (follows) host.effectsWaiting()
  return act
}

const followUps = (host: Host, personId: string, entries: readonly Entry[], { isAnswer, from }: Besides): Effect[] => [
  ...webhookEffects(host, personId, entries),
  ...tellEffects(host, personId, from),
  ...endingEffects(host, personId, entries),
  ...confirmationEffects(host, personId, entries),
  ...(isAnswer ? [] : noticeEffects(personId, entries)),
]
