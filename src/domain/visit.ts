import { type Decider, Refusal } from './decider.ts'
import type { Actor, Evidence } from './evidence.ts'

/** Why staff look at somebody's pages; a code, never free text. */
export const viewReasons = ['support-call', 'rights-request', 'complaint', 'fault'] as const
export type ViewReason = (typeof viewReasons)[number]

/** `access`: everything (Art. 15). `portable`: given or observed, on consent or contract (Art. 20). */
export const exportScopes = ['access', 'portable'] as const
export type ExportScope = (typeof exportScopes)[number]

/** How long staff may look before they need a new reason (IMP-02). */
export const viewMinutes = 15

/**
 * One visit: a session of a person, or one staff view of a person's pages.
 * It records what the person must be able to see of it: sign-in, export, who looked and why (C-579/21).
 */
export interface Visit {
  kind: 'sign-in' | 'staff-view'
  person: string
  startedAt: string
  endedAt?: string
  steppedUpAt?: string
  exports: { id: string; scope: ExportScope; at: string }[]
  /** `by` is for the audit; the person is told that staff looked, not who (ACC-07). */
  view?: { by: Actor; reason: ViewReason; ticket: string; pages: string[] }
}

export type VisitCommand =
  | { type: 'StartVisit'; person: string }
  | { type: 'StepUp' }
  | { type: 'RecordExport'; id: string; scope: ExportScope }
  /** A field of an item took a new value (Art. 16); neither the value nor the item, whose id may tell who it is about. */
  | { type: 'RecordCorrection'; category: string; field: string }
  | { type: 'StartView'; person: string; reason: ViewReason; ticket: string }
  /** `page`: the first part of its path, as a code (`data`). */
  | { type: 'SeePage'; page: string }
  | { type: 'EndVisit' }

export type VisitEvent =
  | { type: 'VisitStarted'; person: string }
  | { type: 'SteppedUp' }
  | { type: 'Exported'; id: string; scope: ExportScope }
  | { type: 'Corrected'; category: string; field: string }
  | { type: 'ViewStarted'; person: string; reason: ViewReason; ticket: string }
  | { type: 'PageSeen'; page: string }
  | { type: 'VisitEnded' }

/** The stream `visit/{id}`. `list('visit', { person, statuses: ['staff-view'] })` finds who looked at somebody's pages. */
export const visit: Decider<Visit | undefined, VisitCommand, VisitEvent> = {
  initial: undefined,
  decide,
  evolve,
  index: (state) => (state ? { person: state.person, status: state.kind } : {}),
}

function decide(command: VisitCommand, state: Visit | undefined, evidence: Evidence): VisitEvent[] {
  if (command.type === 'StartVisit' || command.type === 'StartView') {
    if (state) throw new Refusal('visit-exists')
    return command.type === 'StartVisit' ? [{ type: 'VisitStarted', person: command.person }] : startView(command, evidence)
  }
  if (!state) throw new Refusal('visit-unknown')
  if (command.type === 'EndVisit') return state.endedAt ? [] : [{ type: 'VisitEnded' }]
  if (state.endedAt) throw new Refusal('visit-ended')

  switch (command.type) {
    case 'StepUp':
      mustBeThePerson(state)
      return [{ type: 'SteppedUp' }]
    case 'RecordExport':
      mustBeThePerson(state)
      if (state.exports.some(({ id }) => id === command.id)) return []
      return [{ type: 'Exported', id: command.id, scope: command.scope }]
    case 'RecordCorrection':
      mustBeThePerson(state)
      return [{ type: 'Corrected', category: command.category, field: command.field }]
    case 'SeePage':
      return seePage(command.page, state, evidence)
  }
}

/** Delegation by a named member of staff, with a reason and a ticket (IMP-01, IMP-02). The ticket is a code: the ledger has no free text. */
function startView({ person, reason, ticket }: { person: string; reason: ViewReason; ticket: string }, { actor }: Evidence): VisitEvent[] {
  if (!actor.startsWith('staff/')) throw new Refusal('not-allowed')
  if (!viewReasons.includes(reason)) throw new Refusal('view-reason-unknown', ['/reason'])
  if (!/^[A-Za-z0-9-]{1,32}$/.test(ticket)) throw new Refusal('ticket-malformed', ['/ticket'])
  return [{ type: 'ViewStarted', person, reason, ticket }]
}

/** Each page once. The person's own pages are not recorded: they look at their own data. */
function seePage(page: string, { view, startedAt }: Visit, { at }: Evidence): VisitEvent[] {
  if (!view) return []
  if (Date.parse(at) >= Date.parse(startedAt) + viewMinutes * 60_000) throw new Refusal('visit-ended')
  return view.pages.includes(page) ? [] : [{ type: 'PageSeen', page }]
}

/** Who looks on takes nothing along and proves nothing (IMP-03). */
function mustBeThePerson({ view }: Visit): void {
  if (view) throw new Refusal('impersonation-read-only')
}

function evolve(state: Visit | undefined, event: VisitEvent, { at, actor }: Evidence): Visit | undefined {
  if (event.type === 'VisitStarted') return { kind: 'sign-in', person: event.person, startedAt: at, exports: [] }
  if (event.type === 'ViewStarted') {
    const { person, reason, ticket } = event
    return { kind: 'staff-view', person, startedAt: at, exports: [], view: { by: actor, reason, ticket, pages: [] } }
  }
  if (!state) return undefined

  switch (event.type) {
    case 'SteppedUp':
      return { ...state, steppedUpAt: at }
    case 'Exported':
      return { ...state, exports: [...state.exports, { id: event.id, scope: event.scope, at }] }
    case 'Corrected':
      return state
    case 'PageSeen':
      return { ...state, view: state.view && { ...state.view, pages: [...state.view.pages, event.page] } }
    case 'VisitEnded':
      return { ...state, endedAt: at }
  }
}
