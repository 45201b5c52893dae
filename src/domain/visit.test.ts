import { describe, expect, test } from 'vitest'
import type { Actor, Evidence } from './evidence.ts'
import { type VisitCommand, type VisitEvent, visit } from './visit.ts'

const { initial, decide, evolve, index } = visit
const at = (minute: number, actor: Actor = 'staff/9f2c'): Evidence => ({
  at: `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`,
  actor,
  door: 'staff',
  language: 'en',
})
const given = (...history: VisitEvent[]) => history.reduce((state, event, minute) => evolve(state, event, at(minute)), initial)
const when = (state: typeof initial, command: VisitCommand, evidence = at(10)) => decide(command, state, evidence)

const signedIn: VisitEvent = { type: 'VisitStarted', person: 'p1' }
const viewing: VisitEvent = { type: 'ViewStarted', person: 'p1', reason: 'support-call', ticket: '48213' }
const view: VisitCommand = { type: 'StartView', person: 'p1', reason: 'support-call', ticket: '48213' }
const ended: VisitEvent = { type: 'VisitEnded' }
const seeData: VisitCommand = { type: 'SeePage', page: 'data' }
const take: VisitCommand = { type: 'RecordExport', id: 'x1', scope: 'portable' }

describe('a visit of the person', () => {
  test('records sign-in, fresh proofs, exports and the end', () => {
    expect(when(initial, { type: 'StartVisit', person: 'p1' })).toEqual([signedIn])
    expect(when(given(signedIn), take)).toEqual([{ type: 'Exported', id: 'x1', scope: 'portable' }])
    expect(given(signedIn, { type: 'SteppedUp' }, { type: 'Exported', id: 'x1', scope: 'portable' }, ended)).toEqual({
      kind: 'sign-in',
      person: 'p1',
      startedAt: at(0).at,
      steppedUpAt: at(1).at,
      exports: [{ id: 'x1', scope: 'portable', at: at(2).at }],
      endedAt: at(3).at,
    })
    expect(index!(given(signedIn))).toEqual({ person: 'p1', status: 'sign-in' })
  })

  test('a correction is recorded by kind and field; who looks on corrects nothing', () => {
    const correct: VisitCommand = { type: 'RecordCorrection', category: 'profile', field: 'phone' }
    expect(when(given(signedIn), correct)).toEqual([{ type: 'Corrected', category: 'profile', field: 'phone' }])
    expect(() => when(given(viewing), correct)).toThrow('impersonation-read-only')
  })

  test('an export is recorded once, a fresh proof each time, the pages they look at never', () => {
    expect(when(given(signedIn, { type: 'Exported', id: 'x1', scope: 'portable' }), take)).toEqual([])
    expect(when(given(signedIn, { type: 'SteppedUp' }), { type: 'StepUp' })).toEqual([{ type: 'SteppedUp' }])
    expect(when(given(signedIn), seeData)).toEqual([])
  })
})

describe('a staff view', () => {
  test('IMP-07 records who looked, why and at what, each page once', () => {
    expect(when(initial, view)).toEqual([viewing])
    expect(when(given(viewing), seeData)).toEqual([{ type: 'PageSeen', page: 'data' }])
    const seen = given(viewing, { type: 'PageSeen', page: 'data' })
    expect(seen?.view).toEqual({ by: 'staff/9f2c', reason: 'support-call', ticket: '48213', pages: ['data'] })
    expect(when(seen, seeData)).toEqual([])
    expect(index!(seen)).toEqual({ person: 'p1', status: 'staff-view' })
    expect(index!(given(viewing, ended))).toEqual({ person: 'p1', status: 'staff-view' })
  })

  test('IMP-01 is started by a named member of staff', () => {
    expect(() => when(initial, view, at(0, 'data-subject'))).toThrow('not-allowed')
    expect(() => when(initial, view, at(0, 'system'))).toThrow('not-allowed')
  })

  test('IMP-02 needs a reason and a ticket, both codes', () => {
    expect(() => when(initial, { ...view, reason: 'curiosity' } as never)).toThrow('view-reason-unknown')
    for (const ticket of ['', 'she called me', 'x'.repeat(33)]) {
      expect(() => when(initial, { ...view, ticket } as VisitCommand)).toThrow('ticket-malformed')
    }
  })

  test('IMP-02 is over after fifteen minutes', () => {
    expect(when(given(viewing), seeData, at(14))).toHaveLength(1)
    expect(() => when(given(viewing), seeData, at(15))).toThrow('visit-ended')
  })

  test('IMP-03 takes no data along and proves nothing', () => {
    expect(() => when(given(viewing), take)).toThrow('impersonation-read-only')
    expect(() => when(given(viewing), { type: 'StepUp' })).toThrow('impersonation-read-only')
  })
})

describe('any visit', () => {
  test.each([seeData, take, { type: 'StepUp' }, { type: 'EndVisit' }] as VisitCommand[])(
    'AZ-02 starts before anything else: $type',
    (command) => {
      expect(() => when(initial, command)).toThrow('visit-unknown')
      expect(index!(initial)).toEqual({})
    },
  )

  test('starts once and ends once; after the end nothing happens in it', () => {
    expect(() => when(given(signedIn), view)).toThrow('visit-exists')
    expect(when(given(viewing), { type: 'EndVisit' })).toEqual([ended])
    expect(when(given(viewing, ended), { type: 'EndVisit' })).toEqual([])
    expect(() => when(given(viewing, ended), seeData)).toThrow('visit-ended')
    expect(() => when(given(signedIn, ended), take)).toThrow('visit-ended')
  })
})
