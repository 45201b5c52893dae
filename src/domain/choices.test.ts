import { describe, expect, test } from 'vitest'
import { at, given, when } from '#testing/given-choices.ts'
import type { ChoicesCommand, ChoicesEvent } from './choices.ts'

const yes: ChoicesEvent = { type: 'ConsentGiven', purpose: 'community-name', textVersion: '2' }
const no: ChoicesEvent = { type: 'ConsentWithdrawn', purpose: 'community-name' }
const give: ChoicesCommand = { type: 'GiveConsent', purpose: 'community-name', textVersion: '2' }
const refuse: ChoicesCommand = { type: 'RefuseConsent', purpose: 'community-name', textVersion: '2' }
const email = { topic: 'product-news', channel: 'email' } as const

describe('consents', () => {
  test('a yes records the text it was given to, which the state keeps with when and by which door', () => {
    expect(when(given(), give)).toEqual([yes])
    expect(given(yes).consents).toEqual({ 'community-name': { status: 'given', textVersion: '2', at: at(1).at, door: 'sign-in' } })
  })

  test('saying no after a yes is a withdrawal', () => expect(when(given(yes), refuse)).toEqual([no]))

  test('saying no without a yes is a refusal', () => {
    expect(when(given(), refuse)).toEqual([{ type: 'ConsentRefused', purpose: 'community-name' }])
  })

  test('repeating a choice records nothing', () => {
    expect(when(given(yes), give)).toEqual([])
    expect(when(given(yes, no), refuse)).toEqual([])
    expect(when(given({ type: 'ConsentRefused', purpose: 'community-name' }), refuse)).toEqual([])
  })

  test('API-02 a yes under an outdated text is refused, a no under it never', () => {
    expect(() => when(given(), { ...give, textVersion: '1' })).toThrow('text-outdated')
    expect(when(given(yes), { ...refuse, textVersion: '1' })).toEqual([no])
  })

  test('CON-08 a yes to an older text can be given anew, and taken back', () => {
    const old = given({ ...yes, textVersion: '1' })
    expect(when(old, give)).toEqual([yes])
    expect(when(old, refuse)).toEqual([no])
  })

  test('CON-09 a yes that has run out can be given anew; there is nothing left to withdraw', () => {
    const state = given({ type: 'ConsentGiven', purpose: 'profiling', textVersion: '2' })
    const later = { ...at(20), at: '2027-11-20T10:00:00.000Z' }
    expect(when(state, { type: 'GiveConsent', purpose: 'profiling', textVersion: '2' }, later)).toHaveLength(1)
    expect(when(state, { type: 'RefuseConsent', purpose: 'profiling', textVersion: '2' }, later)).toEqual([
      { type: 'ConsentRefused', purpose: 'profiling' },
    ])
  })

  test('only purposes that rest on consent have one', () => {
    expect(() => when(given(), { ...give, purpose: 'surveys' })).toThrow('consent-not-applicable')
    expect(() => when(given(), { ...refuse, purpose: 'contract' })).toThrow('consent-not-applicable')
    expect(() => when(given(), { ...give, purpose: 'nothing' })).toThrow('purpose-unknown')
  })

  test('a yes to a purpose that is gone can still be taken back', () => {
    expect(when(given({ ...yes, purpose: 'gone' }), { ...refuse, purpose: 'gone' })).toEqual([
      { type: 'ConsentWithdrawn', purpose: 'gone' },
    ])
  })

  test('a no to a purpose ends the topics the person had switched on under it', () => {
    const state = given({ type: 'Subscribed', ...email })
    expect(when(state, { ...refuse, purpose: 'news' })).toEqual([
      { type: 'Unsubscribed', ...email, wasOn: true },
      { type: 'ConsentRefused', purpose: 'news' },
    ])
  })
})

describe('topics', () => {
  const subscribe: ChoicesCommand = { type: 'Subscribe', ...email }
  const leave: ChoicesCommand = { type: 'Unsubscribe', ...email }

  test('leaving records whether anything ended by it', () => {
    expect(when(given({ type: 'Subscribed', ...email }), leave)).toEqual([{ type: 'Unsubscribed', ...email, wasOn: true }])
  })

  test('leaving what was never decided is recorded: a stop must be evidence', () => {
    expect(when(given(), leave)).toEqual([{ type: 'Unsubscribed', ...email }])
    expect(when(given(), { ...leave, topic: 'tips' })).toEqual([{ type: 'Unsubscribed', topic: 'tips', channel: 'email', wasOn: true }])
  })

  test('repeating a choice records nothing', () => {
    expect(when(given({ type: 'Subscribed', ...email }), subscribe)).toEqual([])
    expect(when(given({ type: 'Unsubscribed', ...email }), leave)).toEqual([])
  })

  test('each channel is a choice of its own', () => {
    expect(given({ type: 'Subscribed', ...email }, { type: 'Unsubscribed', topic: 'product-news', channel: 'sms' }).topics).toEqual({
      'product-news': {
        email: { status: 'subscribed', at: at(1).at, door: 'sign-in' },
        sms: { status: 'unsubscribed', at: at(2).at, door: 'sign-in' },
      },
    })
  })

  test.each(['Subscribe', 'Unsubscribe'] as const)('%s takes a topic and channel there is, and that is not locked', (type) => {
    expect(() => when(given(), { type, topic: 'nothing', channel: 'email' })).toThrow('topic-unknown')
    expect(() => when(given(), { type, topic: 'tips', channel: 'sms' })).toThrow('channel-not-used')
    expect(() => when(given(), { type, topic: 'invoices', channel: 'email' })).toThrow('topic-locked')
  })
})

describe('pause', () => {
  const pause = (until: string): ChoicesCommand => ({ type: 'Pause', until, today: '2026-11-22' })

  test('holds from today on, for twelve months at most', () => {
    expect(when(given(), pause('2027-11-22'))).toEqual([{ type: 'Paused', until: '2027-11-22' }])
    expect(() => when(given(), pause('2026-11-22'))).toThrow('pause-in-past')
    expect(() => when(given(), pause('2027-11-23'))).toThrow('pause-too-long')
  })

  test('can be moved and ended, and repeating it records nothing', () => {
    const paused = given({ type: 'Paused', until: '2026-12-22' })
    expect(when(paused, pause('2026-12-22'))).toEqual([])
    expect(when(paused, pause('2027-01-22'))).toEqual([{ type: 'Paused', until: '2027-01-22', before: '2026-12-22' }])
    expect(when(paused, { type: 'Resume' })).toEqual([{ type: 'Resumed', before: '2026-12-22' }])
    expect(given({ type: 'Paused', until: '2026-12-22' }, { type: 'Resumed' })).toEqual(given())
    expect(when(given(), { type: 'Resume' })).toEqual([])
  })
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'a purpose called %s is none, whatever every object has',
  (purpose) => {
    expect(when(given(), { type: 'WithdrawObjection', purpose })).toEqual([])
    for (const type of ['Object', 'RefuseConsent', 'GiveConsent'] as const)
      expect(() => when(given(), { type, purpose, textVersion: '1' })).toThrow('purpose-unknown')
  },
)
