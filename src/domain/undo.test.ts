import { describe, expect, test } from 'vitest'
import { smallTenant } from '#testing/small-tenant.ts'
import { type Choices, type ChoicesCommand, type ChoicesEvent, choices } from './choices.ts'
import type { Evidence } from './evidence.ts'
import { reaches } from './permission.ts'

const { initial, decide, evolve } = choices(smallTenant)
const at = (day: number): Evidence => ({ at: `2026-11-0${day}T10:00:00.000Z`, actor: 'data-subject', door: 'link-page', language: 'en' })
const fold = (state: Choices, events: ChoicesEvent[], day: number) => events.reduce((now, event) => evolve(now, event, at(day)), state)

/** Does `command` on `before`, undoes it, and answers both acts' facts with the states around them. */
function andBack(before: Choices, command: ChoicesCommand) {
  const done = decide(command, before, at(5))
  const between = fold(before, done, 5)
  const undone = decide({ type: 'Undo', of: done }, between, at(6))
  return { done, between, undone, end: fold(between, undone, 6) }
}

const email = { topic: 'product-news', channel: 'email' } as const
const agreed: ChoicesEvent = { type: 'ConsentGiven', purpose: 'profiling', textVersion: '2' }
const sending = (state: Choices) =>
  smallTenant.topics.flatMap(({ id, channels }) =>
    channels.filter((channel) => reaches(smallTenant, state, id, channel, '2026-11-10')).map((channel) => `${id} ${channel}`),
  )

describe('MAIL-19 undo', () => {
  test('of leaving a topic is a new subscription; the stop stays in the history', () => {
    const { undone } = andBack(fold(initial, [{ type: 'Subscribed', ...email }], 1), { type: 'Unsubscribe', ...email })
    expect(undone).toEqual([{ type: 'Subscribed', ...email }])
  })

  test('CON-01 never switches on what was not on before', () => {
    const { undone } = andBack(initial, { type: 'Unsubscribe', ...email })
    expect(undone).toEqual([])
  })

  test('of stopping all marketing brings back what reached the person, and no more', () => {
    const before = fold(initial, [{ type: 'Subscribed', ...email }, agreed], 1)
    const { between, undone, end } = andBack(before, { type: 'StopAllMarketing' })
    expect(sending(between)).toEqual(['invoices email'])
    expect(sending(end)).toEqual(sending(before))
    expect(end.objections).toEqual({})
    expect(end.consents).toMatchObject({ profiling: { status: 'given', textVersion: '2', at: at(6).at } })
    expect(undone.filter(({ type }) => type === 'Subscribed')).toHaveLength(2)
  })

  test('of a no to a purpose brings its topics back', () => {
    const before = fold(initial, [{ type: 'Subscribed', ...email }], 1)
    const { between, end } = andBack(before, { type: 'RefuseConsent', purpose: 'news', textVersion: '2' })
    expect(sending(between)).not.toContain('product-news email')
    expect(sending(end)).toContain('product-news email')
  })

  test.each<[string, ChoicesEvent[], ChoicesCommand, ChoicesEvent[]]>([
    ['a yes', [], { type: 'GiveConsent', purpose: 'profiling', textVersion: '2' }, [{ type: 'ConsentWithdrawn', purpose: 'profiling' }]],
    ['a withdrawal', [agreed], { type: 'RefuseConsent', purpose: 'profiling', textVersion: '2' }, [agreed]],
    ['an objection', [], { type: 'Object', purpose: 'sales' }, [{ type: 'ObjectionWithdrawn', purpose: 'sales' }]],
    ['a pause', [], { type: 'Pause', until: '2026-12-22', today: '2026-11-22' }, [{ type: 'Resumed', before: '2026-12-22' }]],
    [
      'a longer pause',
      [{ type: 'Paused', until: '2026-12-01' }],
      { type: 'Pause', until: '2026-12-22', today: '2026-11-22' },
      [{ type: 'Paused', until: '2026-12-01', before: '2026-12-22' }],
    ],
  ])('of %s', (_, history, command, facts) => {
    const door = { ...at(5), door: 'sign-in' } as const
    const before = fold(initial, history, 1)
    const done = decide(command, before, door)
    expect(decide({ type: 'Undo', of: done }, fold(before, done, 5), at(6))).toEqual(facts)
  })

  test('of the other direction: a subscription ends, a lifted objection and an ended pause come back', () => {
    const facts = (state: Choices, of: ChoicesEvent) => decide({ type: 'Undo', of: [of] }, fold(state, [of], 5), at(6))
    expect(facts(initial, { type: 'Subscribed', ...email })).toEqual([{ type: 'Unsubscribed', ...email, wasOn: true }])
    expect(facts(initial, { type: 'ObjectionWithdrawn', purpose: 'sales' })).toEqual([{ type: 'Objected', purpose: 'sales' }])
    expect(facts(initial, { type: 'Resumed', before: '2026-12-22' })).toEqual([{ type: 'Paused', until: '2026-12-22' }])
  })

  test('CON-13 of a request to subscribe ends it, and nothing was on', () => {
    const offers = { topic: 'offers', channel: 'email' } as const
    const signedIn = { ...at(5), door: 'sign-in' } as const
    const asked = decide({ type: 'Subscribe', ...offers }, initial, signedIn)
    const state = fold(initial, asked, 5)
    expect(decide({ type: 'Undo', of: asked }, state, at(6))).toEqual([{ type: 'Unsubscribed', ...offers }])
    const confirmed = fold(state, [{ type: 'Subscribed', ...offers }], 6)
    expect(decide({ type: 'Undo', of: asked }, confirmed, at(7))).toEqual([])
  })

  test.each([
    ['what was chosen before', 'quarterly', 'quarterly'],
    ['the first, where nothing was', undefined, 'monthly'],
    ['the first, where that is offered no more', 'weekly', 'monthly'],
  ])('of how often brings back %s, also by the link of a mail', (_, chosen, frequency) => {
    const before = chosen ? fold(initial, [{ type: 'FrequencySet', topic: 'product-news', frequency: chosen }], 1) : initial
    const { undone } = andBack(before, { type: 'SetFrequency', topic: 'product-news', frequency: 'yearly' })
    expect(undone).toEqual([{ type: 'FrequencySet', topic: 'product-news', frequency, before: 'yearly' }])
  })

  test('SUP-03 of a lifted block blocks again; a block itself is lifted by name, never by an undo', () => {
    const lifted: ChoicesEvent = { type: 'BlockLifted', channel: 'email', before: 'complaint' }
    const blocked: ChoicesEvent = { type: 'Blocked', channel: 'email', reason: 'complaint' }
    expect(decide({ type: 'Undo', of: [lifted] }, fold(initial, [blocked, lifted], 5), at(6))).toEqual([blocked])
    expect(decide({ type: 'Undo', of: [lifted] }, fold(initial, [blocked, lifted, blocked], 5), at(6))).toEqual([])
    expect(decide({ type: 'Undo', of: [blocked] }, fold(initial, [blocked], 5), at(6))).toEqual([])
  })
})

describe('undo skips what has changed since', () => {
  const undoAfter = (of: ChoicesEvent, ...since: ChoicesEvent[]) =>
    decide({ type: 'Undo', of: [of] }, fold(fold(fold(initial, [agreed], 1), [of], 2), since, 3), at(6))

  test('a topic that is on again, or whose purpose was objected to or refused', () => {
    const left: ChoicesEvent = { type: 'Unsubscribed', ...email, wasOn: true }
    expect(undoAfter(left, { type: 'Subscribed', ...email })).toEqual([])
    expect(undoAfter(left, { type: 'Objected', purpose: 'news' })).toEqual([])
    expect(undoAfter(left, { type: 'ConsentRefused', purpose: 'news' })).toEqual([])
  })

  test('a withdrawal after which the person objected', () => {
    expect(undoAfter({ type: 'ConsentWithdrawn', purpose: 'profiling' }, { type: 'Objected', purpose: 'profiling' })).toEqual([])
  })

  test('how often, chosen anew or offered no more', () => {
    const set = (frequency: string): ChoicesEvent => ({ type: 'FrequencySet', topic: 'product-news', frequency })
    expect(undoAfter(set('yearly'), set('quarterly'))).toEqual([])
    expect(undoAfter({ ...set('yearly'), topic: 'tips' } as ChoicesEvent)).toEqual([])
  })

  test('a pause that was moved', () => {
    expect(undoAfter({ type: 'Paused', until: '2026-12-01' }, { type: 'Paused', until: '2027-01-01' })).toEqual([])
  })

  test('CON-08 a yes whose text has changed needs a new one', () => {
    const old = fold(initial, [{ ...agreed, textVersion: '1' } as ChoicesEvent], 1)
    expect(andBack(old, { type: 'RefuseConsent', purpose: 'profiling', textVersion: '2' }).undone).toEqual([])
  })
})
