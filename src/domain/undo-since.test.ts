import { expect, test } from 'vitest'
import { smallTenant } from '#testing/small-tenant.ts'
import type { ChoicesEvent } from './choices.ts'
import { undoable } from './undo-since.ts'

const topic = smallTenant.topics.find(({ id }) => id === 'product-news')!
const email = { topic: topic.id, channel: 'email' } as const
const sms = { topic: topic.id, channel: 'sms' } as const
const off: ChoicesEvent = { type: 'Unsubscribed', ...email, wasOn: true }
const on: ChoicesEvent = { type: 'Subscribed', ...email }
const paused: ChoicesEvent = { type: 'Paused', until: '2026-12-01' }
const rarer: ChoicesEvent = { type: 'FrequencySet', topic: topic.id, frequency: 'yearly' }

const own = (event: ChoicesEvent) => ({ event, isOwn: true })
const other = (event: ChoicesEvent) => ({ event, isOwn: false })
const kept = (...since: { event: ChoicesEvent; isOwn: boolean }[]) => undoable(smallTenant, since)

test('MAIL-19 what nothing was decided about since can be taken back, in its order', () => {
  expect(kept(own(off), own(paused), own(on))).toEqual([off, paused, on])
  expect(kept(own(off), other({ type: 'Unsubscribed', ...sms }), other(paused), other(rarer))).toEqual([off])
  expect(kept(other(off), own(on))).toEqual([on])
})

test.each<[string, ChoicesEvent, ChoicesEvent]>([
  ['stopped again', off, off],
  ['switched on again', off, on],
  ['asked for again', off, { type: 'SubscriptionRequested', ...email }],
  ['a pause made longer', paused, { type: 'Paused', until: '2027-01-01', before: '2026-12-01' }],
  ['a pause that was ended', paused, { type: 'Resumed', before: '2026-12-01' }],
  ['how often', rarer, rarer],
  [
    'a yes that was taken back',
    { type: 'ConsentGiven', purpose: 'profiling', textVersion: '2' },
    { type: 'ConsentWithdrawn', purpose: 'profiling' },
  ],
  ['an objection that was repeated', { type: 'ObjectionWithdrawn', purpose: 'sales' }, { type: 'Objected', purpose: 'sales' }],
  ['a topic whose purpose was objected to', off, { type: 'Objected', purpose: topic.purpose }],
  ['a topic whose purpose was refused', off, { type: 'ConsentRefused', purpose: topic.purpose }],
])('MAIL-19 %s since the act is left as it is', (_, act, later) => {
  expect(kept(own(act), own(act), other(later))).toEqual([])
})

test('what was started is ended all the same, though its purpose was stopped since', () => {
  expect(kept(own(on), other({ type: 'Objected', purpose: topic.purpose }))).toEqual([on])
})
