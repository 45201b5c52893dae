import { expect, test } from 'vitest'
import { thingOf } from './thing-of.ts'

test('facts that follow each other are about one thing', () => {
  expect(thingOf({ type: 'ConsentWithdrawn', purpose: 'news' })).toBe(thingOf({ type: 'ConsentGiven', purpose: 'news', textVersion: '2' }))
  expect(thingOf({ type: 'Unsubscribed', topic: 'news', channel: 'sms' })).toBe(
    thingOf({ type: 'SubscriptionRequested', topic: 'news', channel: 'sms' }),
  )
  expect(thingOf({ type: 'Resumed' })).toBe(thingOf({ type: 'Paused', until: '2027-01-01' }))
})

test('a consent and an objection to one purpose are two things, and so is a topic by two channels', () => {
  expect(thingOf({ type: 'Objected', purpose: 'news' })).not.toBe(thingOf({ type: 'ConsentRefused', purpose: 'news' }))
  expect(thingOf({ type: 'Subscribed', topic: 'news', channel: 'sms' })).not.toBe(
    thingOf({ type: 'Subscribed', topic: 'news', channel: 'email' }),
  )
})
