import type { DeskCommand } from '#api/contract/requests.ts'
import { todayOf } from '#api/dates.ts'
import type { Asked } from '#api/env.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import type { Host } from '#api/host.ts'
import { mailEffect } from '#api/mail/mail-effect.ts'
import { Refusal } from '#domain/decider.ts'
import { extendedDueDate } from '#domain/legal-clock.ts'
import { isOpen, type RightsRequest } from '#domain/request.ts'
import { rightsRequest } from '#domain/request-rules.ts'
import { execute } from '#store/execute.ts'
import type { Change } from '#store/store.ts'
import { type Decision, fulfilment } from './fulfilment.ts'
import { loadRequest, messageKey, requestStream } from './request-view.ts'
import { endsRestriction, liftEffects } from './restriction.ts'

/** One act of the desk. The person is told of every one but the start of work (rule 6). */
export async function deskAct(asked: Asked, id: string, act: DeskCommand): Promise<RightsRequest> {
  const { host } = asked
  const state = await loadRequest(host, id)
  if (!state) throw new Refusal('not-found')
  // Before anything is erased for it.
  if (!isOpen(state)) throw new Refusal('request-closed')
  const { command, also } = await decisionOn(asked, id, state, act)
  const { snapshot } = await execute(host.store, host.sha256, rightsRequest, requestStream(id), command, evidenceOf(asked), () => also)
  host.effectsWaiting()
  return snapshot.state!
}

async function decisionOn(asked: Asked, id: string, state: RightsRequest, act: DeskCommand): Promise<Decision> {
  const { host } = asked
  if (act.type === 'StartWork') return { command: act, also: {} }
  const messageId = host.newId()
  const vault = [{ owner: requestStream(id), key: messageKey(messageId), data: act.text }]
  const to = { personId: state.person }

  switch (act.type) {
    case 'AddMessage':
      return {
        command: { type: act.type, messageId, from: 'office' },
        also: { vault, outbox: [mailEffect(host, 'request-message', to, { requestId: id })] },
      }
    case 'AskClarification':
      return {
        command: { type: act.type, messageId },
        also: { vault, outbox: [mailEffect(host, 'request-question', to, { requestId: id })] },
      }
    case 'Extend': {
      const { dueOn } = extendedDueDate(state.receivedOn, (date) => host.isHoliday(date))
      return {
        command: { type: act.type, reason: act.reason, dueOn, today: todayOf(host), messageId },
        also: { vault, outbox: [mailEffect(host, 'request-extended', to, { requestId: id, dueOn })] },
      }
    }
    case 'Fulfil':
      return fulfilment(asked, id, state, { messageId, text: act.text, takeOver: act.takeOver })
    case 'Refuse':
      return refusal(host, id, state, act, messageId, vault)
  }
}

async function refusal(
  host: Host,
  requestId: string,
  state: RightsRequest,
  { ground }: Extract<DeskCommand, { type: 'Refuse' }>,
  messageId: string,
  vault: Change['vault'],
): Promise<Decision> {
  const values = { requestId, ground, restrictionEnds: await endsRestriction(host, requestId, state) }
  return {
    command: { type: 'Refuse', ground, today: todayOf(host), messageId },
    also: {
      vault,
      outbox: [mailEffect(host, 'request-refused', { personId: state.person }, values), ...liftEffects(host, state, 'office')],
    },
  }
}
