import { describe, expect, test } from 'vitest'
import type { Actor, Evidence } from './evidence.ts'
import { grounds, isOpen, type RequestCommand, type RequestEvent, type RequestType, requestTypes } from './request.ts'
import { rightsRequest } from './request-rules.ts'

const { initial, decide, evolve, index } = rightsRequest
const evidence = (at: string, actor: Actor = 'staff/9f2c'): Evidence => ({ at, actor, door: 'sign-in', language: 'en' })
const at = '2026-11-10T10:00:00Z'

const file = (requestType: RequestType = 'erasure'): RequestCommand => ({
  type: 'FileRequest',
  requestType,
  person: 'p1',
  receivedOn: '2026-11-02',
  dueOn: '2026-12-02',
  timeZone: 'Europe/Oslo',
})
const filed = (requestType?: RequestType) => ({ ...file(requestType), type: 'RequestFiled' }) as RequestEvent

const given = (...history: RequestEvent[]) => history.reduce((state, event) => evolve(state, event, evidence(at)), initial)
const when = (state: typeof initial, command: RequestCommand, by = evidence(at)) => decide(command, state, by)

const start: RequestCommand = { type: 'StartWork' }
const ask: RequestCommand = { type: 'AskClarification', messageId: 'm1' }
const extend: RequestCommand = { type: 'Extend', reason: 'complexity', dueOn: '2027-02-02', today: '2026-12-02', messageId: 'm2' }
const extended: RequestEvent = { type: 'Extended', reason: 'complexity', dueOn: '2027-02-02', messageId: 'm2' }
const fulfil: RequestCommand = { type: 'Fulfil', outcomes: [{ category: 'visits', result: 'erased', count: 3 }], messageId: 'm3' }
const refuse: RequestCommand = { type: 'Refuse', ground: 'legal_obligation', today: '2026-12-02', messageId: 'm4' }
const withdraw: RequestCommand = { type: 'WithdrawRequest' }
const add: RequestCommand = { type: 'AddMessage', messageId: 'm5', from: 'data-subject' }

describe('filing', () => {
  test('opens the stream with its dates, and the desk finds it by person, status and date', () => {
    expect(when(initial, file())).toEqual([filed()])
    const state = given(filed())
    expect(state).toMatchObject({ requestType: 'erasure', status: 'received', receivedAt: at, receivedOn: '2026-11-02', outcomes: [] })
    expect(index!(state)).toEqual({ person: 'p1', status: 'received', dueOn: '2026-12-02' })
  })

  test('API-03 filed again it is the same request; another under the same id is refused', () => {
    expect(when(given(filed()), file())).toEqual([])
    expect(() => when(given(filed()), file('access'))).toThrow('request-exists')
    expect(() => when(given(filed()), { ...file(), person: 'p2' } as RequestCommand)).toThrow('request-exists')
  })

  test('TIM-02 receipt may lie back, never ahead', () => {
    const lateEvening = evidence('2026-11-01T23:30:00Z')
    expect(when(initial, file(), lateEvening)).toHaveLength(1)
    expect(() => when(initial, file(), evidence('2026-11-01T22:30:00Z'))).toThrow('received-in-future')
  })

  test.each([start, ask, extend, fulfil, refuse, withdraw, add])('AZ-02 nothing else opens it: $type', (command) => {
    expect(() => when(initial, command)).toThrow('request-unknown')
    expect(index!(initial)).toEqual({})
  })
})

describe('on the way', () => {
  test('work starts once', () => {
    expect(when(given(filed()), start)).toEqual([{ type: 'WorkStarted' }])
    expect(given(filed(), { type: 'WorkStarted' })).toMatchObject({ status: 'in_progress' })
    expect(when(given(filed(), { type: 'WorkStarted' }), start)).toEqual([])
    expect(when(given(filed(), extended), start)).toEqual([])
  })

  test('a question waits for the person; a message of the office does not answer it', () => {
    expect(when(given(filed()), ask)).toEqual([{ type: 'ClarificationAsked', messageId: 'm1' }])
    const asked = given(filed(), { type: 'ClarificationAsked', messageId: 'm1' })
    expect(asked).toMatchObject({ status: 'awaiting_clarification', messages: [{ id: 'm1', from: 'office', at }] })
    const write = (from: 'office' | 'data-subject') => evolve(asked, { type: 'MessageAdded', messageId: 'm9', from }, evidence(at))!.status
    expect(write('office')).toBe('awaiting_clarification')
    expect(write('data-subject')).toBe('in_progress')
  })

  test('an answer brings an extended request back to extended', () => {
    const answer: RequestEvent = { type: 'MessageAdded', messageId: 'm9', from: 'data-subject' }
    expect(given(filed(), extended, { type: 'ClarificationAsked', messageId: 'm1' }, answer)).toMatchObject({ status: 'extended' })
    expect(given(filed(), { type: 'ClarificationAsked', messageId: 'm1' }, extended)).toMatchObject({ status: 'awaiting_clarification' })
  })

  test('the same message sent again is recorded once', () => {
    expect(when(given(filed()), add)).toEqual([{ type: 'MessageAdded', messageId: 'm5', from: 'data-subject' }])
    expect(when(given(filed(), { type: 'MessageAdded', messageId: 'm5', from: 'data-subject' }), add)).toEqual([])
  })
})

describe('TIM-04 extension', () => {
  const by = (changes: Partial<typeof extend>) => ({ ...extend, ...changes }) as RequestCommand

  test('moves the date and keeps the first one', () => {
    expect(when(given(filed()), extend)).toEqual([extended])
    expect(given(filed(), extended)).toMatchObject({
      status: 'extended',
      dueOn: '2027-02-02',
      extension: { reason: 'complexity', firstDueOn: '2026-12-02', at },
    })
  })

  test('until and including the first due date', () => {
    expect(() => when(given(filed()), by({ today: '2026-12-03' }))).toThrow('extension-too-late')
  })

  test('once', () => {
    expect(() => when(given(filed(), extended), by({ messageId: 'm6', dueOn: '2027-02-10' }))).toThrow('request-extended-already')
  })

  test.each(['2026-12-02', '2027-02-13'])(
    'to a date after the first, within three months of receipt and what holidays add: not %s',
    (dueOn) => {
      expect(() => when(given(filed()), by({ dueOn }))).toThrow('extension-out-of-range')
    },
  )

  test('TIM-05 for a reason the law knows', () => {
    expect(() => when(given(filed()), by({ reason: 'staff_shortage' } as never))).toThrow('extension-reason-unknown')
  })
})

describe('closing', () => {
  const withdrawn: RequestEvent = { type: 'RequestWithdrawn' }

  test('ERA-02 what is kept is listed with its ground, and makes the answer partial', () => {
    const outcomes = [
      { category: 'visits', result: 'erased', count: 3 },
      { category: 'invoices', result: 'kept', count: 7, ground: 'legal_obligation', until: '2031-12-31' },
    ] as const
    const facts = when(given(filed()), { ...fulfil, outcomes } as never)
    expect(given(filed(), ...facts)).toMatchObject({ status: 'partially_fulfilled', closedAt: at, outcomes })
    expect(given(filed(), ...when(given(filed()), fulfil))).toMatchObject({ status: 'fulfilled' })
  })

  test.each([
    ['erasure', undefined, 'ground-missing'],
    ['erasure', 'compelling_legitimate_grounds', 'ground-not-allowed'],
    ['objection_direct_marketing', 'legal_claims', 'ground-not-allowed'],
  ] as const)('%s: nothing is kept on the ground %s', (requestType, ground, code) => {
    const outcomes = [{ category: 'invoices', result: 'kept', count: 7, ground }]
    expect(() => when(given(filed(requestType)), { ...fulfil, outcomes } as RequestCommand)).toThrow(code)
  })

  test('ACC-10 rights of others limit a copy item by item and never refuse it', () => {
    const outcomes = [{ category: 'tickets', result: 'kept', count: 1, ground: 'third_party_rights' }]
    expect(when(given(filed('access')), { ...fulfil, outcomes } as RequestCommand)).toHaveLength(1)
    expect(() => when(given(filed('access')), { ...refuse, ground: 'third_party_rights' } as RequestCommand)).toThrow('ground-not-allowed')
  })

  test.each(grounds)('OBJ-01 an objection to direct marketing cannot be refused: %s', (ground) => {
    expect(() => when(given(filed('objection_direct_marketing')), { ...refuse, ground } as RequestCommand)).toThrow('ground-not-allowed')
  })

  const ours = ['identity_not_established', 'manifestly_unfounded', 'manifestly_excessive', 'outside_jurisdiction']
  const erasure = ['freedom_of_expression', 'legal_obligation', 'public_task', 'public_health', 'archiving_research', 'legal_claims']
  test.each<[RequestType, string[]]>([
    ['access', ours],
    ['recipients_list', ours],
    ['portability', [...ours, 'right_not_applicable']],
    ['erasure', [...ours, 'right_not_applicable', ...erasure]],
    ['restriction', [...ours, 'right_not_applicable', 'legal_claims']],
    ['objection', [...ours, 'right_not_applicable', 'legal_claims', 'compelling_legitimate_grounds']],
    ['consent_withdrawal', ['right_not_applicable', 'outside_jurisdiction']],
    ['complaint', ['outside_jurisdiction']],
  ])('%s can be refused on the grounds of its right alone', (requestType, allowed) => {
    const accepted = grounds.filter((ground) => {
      const refusing = () => when(given(filed(requestType)), { ...refuse, ground } as RequestCommand)
      if (allowed.includes(ground)) return refusing().length === 1
      expect(refusing, ground).toThrow('ground-not-allowed')
      return false
    })
    expect(accepted.toSorted()).toEqual(allowed.toSorted())
  })

  test('TIM-06 a refusal after the first due date is marked late, also after an extension', () => {
    const late = (today: string, ...history: RequestEvent[]) => when(given(filed(), ...history), { ...refuse, today } as RequestCommand)
    expect(late('2026-12-02')).toEqual([{ type: 'Refused', ground: 'legal_obligation', late: false, messageId: 'm4' }])
    expect(late('2026-12-03')).toMatchObject([{ late: true }])
    expect(late('2026-12-03', extended)).toMatchObject([{ late: true }])
    expect(given(filed(), ...late('2026-12-03'))).toMatchObject({
      status: 'refused',
      refusal: { ground: 'legal_obligation', at, late: true },
    })
  })

  test('only the person takes a request back', () => {
    expect(when(given(filed()), withdraw, evidence(at, 'data-subject'))).toEqual([withdrawn])
    expect(() => when(given(filed()), withdraw)).toThrow('only-the-person')
    expect(given(filed(), withdrawn)).toMatchObject({ status: 'withdrawn', closedAt: at })
  })

  test.each([start, ask, extend, fulfil, refuse, withdraw, add])('what is closed stays closed: $type', (command) => {
    expect(isOpen(given(filed(), withdrawn)!)).toBe(false)
    expect(() => when(given(filed(), withdrawn), command)).toThrow('request-closed')
  })

  test('every type of request can be filed and fulfilled', () => {
    for (const type of requestTypes) expect(given(filed(type), ...when(given(filed(type)), fulfil))?.status).toBe('fulfilled')
  })
})
