import { describe, expect, test } from 'vitest'
import { at, by, given, when } from '#testing/given-choices.ts'
import type { Choices, ChoicesCommand, ChoicesEvent } from './choices.ts'

const email = { topic: 'product-news', channel: 'email' } as const
const tips = { topic: 'tips', channel: 'email' } as const

describe('objections', () => {
  test.each(['sales', 'surveys', 'statistics-duty', 'customer-tips', 'news'])('OBJ-02 %s can be objected to', (purpose) => {
    expect(when(given(), { type: 'Object', purpose })).toEqual([{ type: 'Objected', purpose }])
  })

  test.each(['contract', 'community-name'])('%s cannot: neither interest, public task nor marketing', (purpose) => {
    expect(() => when(given(), { type: 'Object', purpose })).toThrow('objection-not-applicable')
  })

  test('repeating records nothing, withdrawing lifts it, withdrawing what is not there records nothing', () => {
    const objected: ChoicesEvent = { type: 'Objected', purpose: 'sales' }
    expect(when(given(objected), { type: 'Object', purpose: 'sales' })).toEqual([])
    expect(when(given(objected), { type: 'WithdrawObjection', purpose: 'sales' })).toEqual([
      { type: 'ObjectionWithdrawn', purpose: 'sales' },
    ])
    expect(given(objected, { type: 'ObjectionWithdrawn', purpose: 'sales' })).toEqual(given())
    expect(when(given(), { type: 'WithdrawObjection', purpose: 'sales' })).toEqual([])
  })

  test('subscribing against an objection is recorded, even where the topic was subscribed before', () => {
    const state = given({ type: 'Subscribed', ...tips }, { type: 'Objected', purpose: 'customer-tips' })
    expect(when(state, { type: 'Subscribe', ...tips })).toEqual([{ type: 'Subscribed', ...tips }])
  })

  test('a second objection ends what was switched on since the first', () => {
    const state = given({ type: 'Objected', purpose: 'customer-tips' }, { type: 'Subscribed', ...tips })
    expect(when(state, { type: 'Object', purpose: 'customer-tips' })).toEqual([{ type: 'Unsubscribed', ...tips, wasOn: true }])
    const agreed = given({ type: 'Objected', purpose: 'profiling' }, { type: 'ConsentGiven', purpose: 'profiling', textVersion: '2' })
    expect(when(agreed, { type: 'Object', purpose: 'profiling' })).toEqual([{ type: 'ConsentWithdrawn', purpose: 'profiling' }])
  })

  test('a second no to a purpose ends what was switched on since the first', () => {
    const state = given({ type: 'ConsentRefused', purpose: 'news' }, { type: 'Subscribed', ...email })
    expect(when(state, { type: 'RefuseConsent', purpose: 'news', textVersion: '2' })).toEqual([
      { type: 'Unsubscribed', ...email, wasOn: true },
    ])
  })
})

describe('CON-14 stop all marketing', () => {
  const stopAll: ChoicesCommand = { type: 'StopAllMarketing' }

  test('is one act over topics, consents and objections; what is locked or no marketing stays', () => {
    const state = given(
      { type: 'Subscribed', ...email },
      { type: 'ConsentGiven', purpose: 'profiling', textVersion: '2' },
      { type: 'ConsentGiven', purpose: 'community-name', textVersion: '2' },
      { type: 'Objected', purpose: 'sales' },
    )
    expect(when(state, stopAll)).toEqual([
      { type: 'Unsubscribed', ...email, wasOn: true },
      { type: 'Unsubscribed', topic: 'product-news', channel: 'sms' },
      { type: 'Unsubscribed', ...tips, wasOn: true },
      { type: 'Unsubscribed', topic: 'questions', channel: 'email' },
      { type: 'Unsubscribed', topic: 'offers', channel: 'email' },
      { type: 'Unsubscribed', topic: 'offers', channel: 'sms' },
      { type: 'ConsentWithdrawn', purpose: 'profiling' },
      { type: 'Objected', purpose: 'customer-tips' },
    ])
  })

  test('done twice it records nothing the second time', () => {
    expect(when(given(...when(given(), stopAll)), stopAll)).toEqual([])
  })
})

describe('powers never leak upwards', () => {
  const seldom = given({ type: 'FrequencySet', topic: 'product-news', frequency: 'yearly' })
  const starts: [ChoicesCommand, Choices][] = [
    [{ type: 'Subscribe', ...email }, given()],
    [{ type: 'GiveConsent', purpose: 'profiling', textVersion: '2' }, given()],
    [{ type: 'WithdrawObjection', purpose: 'sales' }, given({ type: 'Objected', purpose: 'sales' })],
    [{ type: 'Resume' }, given({ type: 'Paused', until: '2026-12-22' })],
    [{ type: 'Pause', until: '2026-12-01', today: '2026-11-20' }, given({ type: 'Paused', until: '2026-12-22' })],
    [{ type: 'SetFrequency', topic: 'product-news', frequency: 'monthly' }, seldom],
    [{ type: 'LiftBlock', channel: 'email' }, given({ type: 'Blocked', channel: 'email', reason: 'complaint' })],
  ]

  test.each(['one-click', 'link-page', 'confirmation-link', 'gpc', 'mailto', 'feedback', 'connector', 'clock'] as const)(
    'TOK-01 the door %s stops and never starts',
    (door) => {
      for (const [command, state] of starts) expect(() => when(state, command, by(door)), command.type).toThrow('sign-in-needed')
      expect(when(given(), { type: 'Unsubscribe', ...email }, by(door))).toHaveLength(1)
      expect(when(given(), { type: 'Object', purpose: 'sales' }, by(door))).toHaveLength(1)
      expect(when(given(), { type: 'SetFrequency', topic: 'product-news', frequency: 'quarterly' }, by(door))).toHaveLength(1)
      const paused = given({ type: 'Paused', until: '2026-12-22' })
      expect(when(paused, { type: 'Pause', until: '2027-01-22', today: '2026-11-20' }, by(door))).toHaveLength(1)
    },
  )

  test('SUP-03 an import never lifts a stop, but may start what was never decided', () => {
    const stopped = given({ type: 'Unsubscribed', ...email }, { type: 'Objected', purpose: 'customer-tips' })
    expect(() => when(stopped, { type: 'Subscribe', ...email }, by('import'))).toThrow('stop-stands')
    expect(() => when(stopped, { type: 'Subscribe', ...tips }, by('import'))).toThrow('stop-stands')
    expect(when(given(), { type: 'Subscribe', ...email }, by('import'))).toHaveLength(1)
    expect(() => when(seldom, { type: 'SetFrequency', topic: 'product-news', frequency: 'monthly' }, by('import'))).toThrow('stop-stands')
    const blocked = given({ type: 'Blocked', channel: 'email', reason: 'hard-bounce' })
    expect(() => when(blocked, { type: 'LiftBlock', channel: 'email' }, by('import'))).toThrow('stop-stands')
    expect(() => when(blocked, { type: 'LiftBlock', channel: 'email' }, at(20, { actor: 'system' }))).toThrow('stop-stands')
    const withdrawn = given({ type: 'ConsentWithdrawn', purpose: 'profiling' })
    const give: ChoicesCommand = { type: 'GiveConsent', purpose: 'profiling', textVersion: '2' }
    expect(() => when(withdrawn, give, by('import'))).toThrow('stop-stands')
  })
})
