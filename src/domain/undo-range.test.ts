import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyActs, everyTopic, lived } from '#testing/any-history.ts'
import { after, at, given, when } from '#testing/given-choices.ts'
import { smallTenant } from '#testing/small-tenant.ts'
import type { Choices, ChoicesEvent } from './choices.ts'
import { isOn, mayUse, ownStanding } from './permission.ts'

const email = { topic: 'product-news', channel: 'email' } as const
const on: ChoicesEvent = { type: 'Subscribed', ...email }
const off: ChoicesEvent = { type: 'Unsubscribed', ...email, wasOn: true }
const asked: ChoicesEvent = { type: 'SubscriptionRequested', ...email }
const yes: ChoicesEvent = { type: 'ConsentGiven', purpose: 'profiling', textVersion: '2' }
const no: ChoicesEvent = { type: 'ConsentWithdrawn', purpose: 'profiling' }

describe('CON-01 undo of several acts brings back what stood before the first, and writes no step in between', () => {
  test.each<[string, ChoicesEvent[], ChoicesEvent[], ChoicesEvent[]]>([
    ['turned on and off', [], [on, off], []],
    ['turned off and on', [on], [off, on], []],
    ['turned off, on and off', [on], [off, on, off], [on]],
    ['turned off and asked for', [on], [off, asked], [on]],
    ['turned on, off and asked for', [], [on, off, asked], [{ type: 'Unsubscribed', ...email }]],
    ['asked for and confirmed', [], [asked, on], [off]],
    ['agreed and withdrawn', [], [yes, no], []],
    ['withdrawn and agreed', [yes], [no, yes], []],
    [
      'paused, and longer',
      [],
      [
        { type: 'Paused', until: '2026-12-01' },
        { type: 'Paused', until: '2026-12-22', before: '2026-12-01' },
      ],
      [{ type: 'Resumed', before: '2026-12-22' }],
    ],
    [
      'paused and ended',
      [],
      [
        { type: 'Paused', until: '2026-12-01' },
        { type: 'Resumed', before: '2026-12-01' },
      ],
      [],
    ],
    [
      'rarer, and rarer still',
      [],
      [
        { type: 'FrequencySet', topic: 'product-news', frequency: 'quarterly' },
        { type: 'FrequencySet', topic: 'product-news', frequency: 'yearly', before: 'quarterly' },
      ],
      [{ type: 'FrequencySet', topic: 'product-news', frequency: 'monthly', before: 'yearly' }],
    ],
    [
      'objected and taken back',
      [],
      [
        { type: 'Objected', purpose: 'sales' },
        { type: 'ObjectionWithdrawn', purpose: 'sales' },
      ],
      [],
    ],
    [
      'an objection taken back, then all marketing stopped: the topic under it was off and stays off',
      [{ type: 'Objected', purpose: 'customer-tips' }],
      [
        { type: 'ObjectionWithdrawn', purpose: 'customer-tips' },
        { type: 'Unsubscribed', topic: 'tips', channel: 'email', wasOn: true },
        { type: 'Objected', purpose: 'customer-tips' },
      ],
      [],
    ],
  ])('%s', (_, before, acts, facts) => {
    expect(when(given(...before, ...acts), { type: 'Undo', of: acts })).toEqual(facts)
  })
})

test('CON-01 whatever was done, its undo leaves nothing on that was not on before it', () => {
  const now = at(28).at
  const allowed = (state: Choices) => [
    ...everyTopic.filter(({ topic, channel }) => isOn(ownStanding(smallTenant, state, topic, channel, now))),
    ...smallTenant.purposes.filter((purpose) => mayUse(purpose, state, now)).map(({ id }) => id),
  ]
  fc.assert(
    fc.property(anyActs, anyActs, (earlier, acts) => {
      const before = lived(earlier).state
      const { state, facts } = lived(acts, before, 13)
      const end = after(state, when(state, { type: 'Undo', of: facts }, at(28)), at(28))
      expect(allowed(before)).toEqual(expect.arrayContaining(allowed(end)))
      expect(Object.keys(end.blocks ?? {})).toEqual(expect.arrayContaining(Object.keys(state.blocks ?? {})))
    }),
    { numRuns: 500 },
  )
})
