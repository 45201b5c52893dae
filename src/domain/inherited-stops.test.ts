import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyHistory, everyTopic } from '#testing/any-history.ts'
import { after, at, given, when } from '#testing/given-choices.ts'
import { smallTenant } from '#testing/small-tenant.ts'
import type { Choices, ChoicesEvent } from './choices.ts'
import { isOn, mayUse, ownStanding, reaches } from './permission.ts'

const email = { topic: 'product-news', channel: 'email' } as const
const subscribed: ChoicesEvent = { type: 'Subscribed', ...email }
const left: ChoicesEvent = { type: 'Unsubscribed', ...email }
const agreed: ChoicesEvent = { type: 'ConsentGiven', purpose: 'profiling', textVersion: '2' }
const inherit = (of: Choices, state = given()) => when(state, { type: 'InheritStops', of })

describe('SUP-03 the stops of one address hold for the other', () => {
  test.each<[string, ChoicesEvent, ChoicesEvent]>([
    ['a topic that was left', left, left],
    ['a topic that was only asked for', { type: 'SubscriptionRequested', ...email }, left],
    ['a refusal', { type: 'ConsentRefused', purpose: 'profiling' }, { type: 'ConsentRefused', purpose: 'profiling' }],
    ['a withdrawal', { type: 'ConsentWithdrawn', purpose: 'profiling' }, { type: 'ConsentRefused', purpose: 'profiling' }],
    ['an objection', { type: 'Objected', purpose: 'sales' }, { type: 'Objected', purpose: 'sales' }],
    ['a pause', { type: 'Paused', until: '2026-12-22' }, { type: 'Paused', until: '2026-12-22' }],
    ['a block', { type: 'Blocked', channel: 'email', reason: 'complaint' }, { type: 'Blocked', channel: 'email', reason: 'complaint' }],
  ])('%s becomes a fact of its own, once', (_, stop, fact) => {
    expect(inherit(given(stop))).toEqual([fact])
    expect(inherit(given(stop), given(fact))).toEqual([])
  })

  test.each<[string, ChoicesEvent]>([
    ['a subscription', subscribed],
    ['a yes', agreed],
    ['how often', { type: 'FrequencySet', topic: 'product-news', frequency: 'yearly' }],
    ['a pause that is over', { type: 'Paused', until: '2026-11-20' }],
  ])('%s stays behind', (_, fact) => expect(inherit(given(fact))).toEqual([]))

  test('an older stop ends a newer yes, by the name of what it ends', () => {
    expect(inherit(given(left), given(agreed, agreed, subscribed))).toEqual([{ ...left, wasOn: true }])
    const no = given({ type: 'ConsentRefused', purpose: 'profiling' })
    expect(inherit(no, given(subscribed, agreed))).toEqual([{ type: 'ConsentWithdrawn', purpose: 'profiling' }])
  })

  test('a stop that stands ends what was switched on against it, and each thing once', () => {
    const objected: ChoicesEvent = { type: 'Objected', purpose: 'news' }
    expect(inherit(given(objected, left), given(objected, subscribed))).toEqual([{ ...left, wasOn: true }])
  })

  test('of two pauses the later end counts', () => {
    const until = (until: string) => given({ type: 'Paused', until })
    expect(inherit(until('2027-01-22'), until('2026-12-22'))).toEqual([{ type: 'Paused', until: '2027-01-22', before: '2026-12-22' }])
    expect(inherit(until('2026-12-22'), until('2027-01-22'))).toEqual([])
  })

  test('a stop outlives its topic and its purpose', () => {
    const gone = given({ ...left, topic: 'gone' }, { type: 'Objected', purpose: 'gone' }, { type: 'ConsentWithdrawn', purpose: 'gone' })
    expect(inherit(gone)).toHaveLength(3)
  })
})

describe('SUP-03 whatever happened to two people', () => {
  const now = at(20).at
  const both = fc.tuple(anyHistory, anyHistory)
  const permitted = (state: Choices) => smallTenant.purposes.filter((purpose) => mayUse(purpose, state, now)).map(({ id }) => id)
  const on = (state: Choices) => everyTopic.filter(({ topic, channel }) => isOn(ownStanding(smallTenant, state, topic, channel, now)))
  const result = ([of, state]: [Choices, Choices]) => after(state, inherit(of, state))

  test('every stop travels', () => {
    fc.assert(
      fc.property(both, ([of, state]) => {
        const end = result([of, state])
        const stopped = ['unsubscribed', 'requested', 'objected']
        for (const one of everyTopic) {
          const { topic, channel } = one
          if (!stopped.includes(ownStanding(smallTenant, of, topic, channel, now))) continue
          expect(on(end)).not.toContain(one)
          expect(ownStanding(smallTenant, end, topic, channel, now)).not.toBe('requested')
        }
        for (const [id, { status }] of Object.entries(of.consents)) if (status !== 'given') expect(permitted(end)).not.toContain(id)
        for (const id of Object.keys(of.objections)) expect(permitted(end)).not.toContain(id)
        for (const channel of Object.keys(of.blocks ?? {})) expect(end.blocks).toHaveProperty(channel)
        if (of.pausedUntil! > '2026-11-20')
          for (const { topic, channel } of everyTopic.filter(({ topic }) => topic !== 'invoices'))
            expect(reaches(smallTenant, end, topic, channel, '2026-11-20')).toBe(false)
      }),
    )
  })

  test('no yes does, and no stop of one’s own is lost', () => {
    fc.assert(
      fc.property(both, ([of, state]) => {
        const end = result([of, state])
        expect(on(state)).toEqual(expect.arrayContaining(on(end)))
        expect(permitted(state)).toEqual(expect.arrayContaining(permitted(end)))
        expect(Object.keys(end.blocks ?? {})).toEqual(expect.arrayContaining(Object.keys(state.blocks ?? {})))
        expect((end.pausedUntil ?? '') >= (state.pausedUntil ?? '')).toBe(true)
      }),
    )
  })

  test('done twice it records nothing the second time', () => {
    fc.assert(
      fc.property(both, ([of, state]) => {
        expect(inherit(of, result([of, state]))).toEqual([])
      }),
    )
  })
})
