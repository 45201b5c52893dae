import { type Decider, Refusal } from './decider.ts'
import type { Evidence } from './evidence.ts'
import { addDays, addMonths, localDate } from './legal-clock.ts'
import { extensionReasons, isOpen, type Outcome, type RequestCommand, type RequestEvent, type RightsRequest } from './request.ts'
import { limitingGrounds, refusalGrounds } from './request-grounds.ts'
import { evolve } from './request-progress.ts'

/** The stream `request/{id}`. Without a state there is no request, and nothing but filing one may happen. */
export const rightsRequest: Decider<RightsRequest | undefined, RequestCommand, RequestEvent> = {
  initial: undefined,
  decide,
  evolve,
  index: (state) => (state ? { person: state.person, status: state.status, dueOn: state.dueOn } : {}),
}

/** What the law lets happen to a rights request (GDPR Art. 12). Every closing fact carries the message that says so: none closes in silence. */
function decide(command: RequestCommand, state: RightsRequest | undefined, evidence: Evidence): RequestEvent[] {
  if (command.type === 'FileRequest') return file(command, state, evidence)
  if (!state) throw new Refusal('request-unknown')
  if (!isOpen(state)) throw new Refusal('request-closed')
  // A message that is there already: the same act, sent again.
  if ('messageId' in command && state.messages.some(({ id }) => id === command.messageId)) return []

  switch (command.type) {
    case 'StartWork':
      return state.status === 'in_progress' || state.status === 'extended' ? [] : [{ type: 'WorkStarted' }]
    case 'AskClarification':
      return [{ type: 'ClarificationAsked', messageId: command.messageId }]
    case 'AddMessage':
      return [{ type: 'MessageAdded', messageId: command.messageId, from: command.from }]
    case 'Extend':
      return extend(command, state)
    case 'Fulfil':
      return fulfil(command, state)
    case 'Refuse':
      return refuse(command, state)
    case 'WithdrawRequest':
      if (evidence.actor !== 'data-subject') throw new Refusal('only-the-person')
      return [{ type: 'RequestWithdrawn' }]
  }
}

type Command<Type extends RequestCommand['type']> = Extract<RequestCommand, { type: Type }>

/** The same request filed again under the same id is the same request (API-03). */
function file({ type: _, ...filed }: Command<'FileRequest'>, state: RightsRequest | undefined, { at }: Evidence): RequestEvent[] {
  if (state) {
    const asked = ['requestType', 'person', 'category', 'item', 'field', 'purpose'] as const
    if (asked.every((name) => state[name] === filed[name])) return []
    throw new Refusal('request-exists')
  }
  if (filed.receivedOn > localDate(at, filed.timeZone)) throw new Refusal('received-in-future', ['/receivedOn'])
  return [{ type: 'RequestFiled', ...filed }]
}

/** Once, for a reason the law knows, told before the first date is over, and at most three months from receipt (TIM-04, TIM-05). */
function extend({ reason, dueOn, today, messageId }: Command<'Extend'>, state: RightsRequest): RequestEvent[] {
  if (!extensionReasons.includes(reason)) throw new Refusal('extension-reason-unknown', ['/reason'])
  if (state.extension) throw new Refusal('request-extended-already')
  if (today > state.dueOn) throw new Refusal('extension-too-late')
  // Ten days is the most that weekends and holidays can add (TIM-01).
  const furthest = addDays(addMonths(state.receivedOn, 3), 10)
  if (dueOn <= state.dueOn || dueOn > furthest) throw new Refusal('extension-out-of-range', ['/dueOn'])
  return [{ type: 'Extended', reason, dueOn, messageId }]
}

function fulfil({ outcomes, messageId }: Command<'Fulfil'>, state: RightsRequest): RequestEvent[] {
  outcomes.forEach((outcome, index) => {
    mustBeGrounded(outcome, index, state)
  })
  return [{ type: 'Fulfilled', outcomes, messageId }]
}

/** Whatever is kept is kept because of something, and something that this right knows (ERA-02). */
function mustBeGrounded({ result, ground }: Outcome, index: number, { requestType }: RightsRequest): void {
  if (result !== 'kept') return
  if (!ground) throw new Refusal('ground-missing', [`/outcomes/${index}/ground`])
  if (!limitingGrounds(requestType).includes(ground)) throw new Refusal('ground-not-allowed', [`/outcomes/${index}/ground`])
}

/** An extension does not give more time to refuse: that is told within the first period or it is late (Art. 12(4), TIM-06). */
function refuse({ ground, today, messageId }: Command<'Refuse'>, state: RightsRequest): RequestEvent[] {
  if (!refusalGrounds[state.requestType].includes(ground)) throw new Refusal('ground-not-allowed', ['/ground'])
  const late = today > (state.extension?.firstDueOn ?? state.dueOn)
  return [{ type: 'Refused', ground, late, messageId }]
}
