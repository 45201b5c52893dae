import type { Evidence } from './evidence.ts'
import type { RequestEvent, RequestStatus, RightsRequest } from './request.ts'

/** What a fact makes of a rights request. Dates were decided with the fact; nothing is counted here. */
export function evolve(state: RightsRequest | undefined, event: RequestEvent, { at }: Evidence): RightsRequest | undefined {
  if (event.type === 'RequestFiled') {
    const { type: _, ...filed } = event
    return { ...filed, status: 'received', receivedAt: at, outcomes: [], messages: [] }
  }
  if (!state) return undefined

  const write = (id: string, from: 'data-subject' | 'office' = 'office') => ({ messages: [...state.messages, { id, from, at }] })
  const close = (status: RequestStatus) => ({ status, closedAt: at })

  switch (event.type) {
    case 'WorkStarted':
      return { ...state, status: 'in_progress' }
    case 'ClarificationAsked':
      return { ...state, ...write(event.messageId), status: 'awaiting_clarification' }
    case 'MessageAdded': {
      const answered = event.from === 'data-subject' && state.status === 'awaiting_clarification'
      return { ...state, ...write(event.messageId, event.from), status: answered ? statusAtWork(state) : state.status }
    }
    case 'Extended': {
      const extension = { reason: event.reason, firstDueOn: state.dueOn, at }
      // Asked for more words, the office is still waiting for them.
      const status = state.status === 'awaiting_clarification' ? state.status : 'extended'
      return { ...state, ...write(event.messageId), status, dueOn: event.dueOn, extension }
    }
    case 'Fulfilled': {
      const status = event.outcomes.some(({ result, count }) => result === 'kept' && count > 0) ? 'partially_fulfilled' : 'fulfilled'
      return { ...state, ...write(event.messageId), ...close(status), outcomes: event.outcomes }
    }
    case 'Refused':
      return { ...state, ...write(event.messageId), ...close('refused'), refusal: { ground: event.ground, at, late: event.late } }
    case 'RequestWithdrawn':
      return { ...state, ...close('withdrawn') }
  }
}

const statusAtWork = ({ extension }: RightsRequest): RequestStatus => (extension ? 'extended' : 'in_progress')
