import { describe, expect, test } from 'vitest'
import { smallTenant } from '#testing/small-tenant.ts'
import { type Choices, type ConsentStatus, choices } from './choices.ts'
import { consentNow, mayUse, reaches, standing } from './permission.ts'

const purposeOf = (id: string) => smallTenant.purposes.find((purpose) => purpose.id === id)!
const { initial } = choices(smallTenant)
const on = (day: number) => ({ at: `2026-11-0${day}T10:00:00.000Z`, door: 'sign-in' }) as const
const now = '2026-11-09T10:00:00.000Z'
const today = '2026-11-09'

const consented = (status: ConsentStatus, purpose = 'community-name', textVersion = '2', day = 1): Choices => ({
  ...initial,
  consents: { [purpose]: { ...on(day), status, textVersion } },
})

describe('CR-06 on consent only a yes permits', () => {
  test.each<[ConsentStatus, boolean]>([
    ['given', true],
    ['refused', false],
    ['withdrawn', false],
    ['expired', false],
    ['revoked', false],
    ['invalidated', false],
  ])('%s: %s', (status, permitted) => {
    expect(mayUse(purposeOf('community-name'), consented(status), now)).toBe(permitted)
  })

  test('never decided: no', () => {
    expect(consentNow(purposeOf('community-name'), initial, now)).toBeUndefined()
    expect(mayUse(purposeOf('community-name'), initial, now)).toBe(false)
  })

  test('CON-08 a yes to another text does not carry over', () => {
    const old = consented('given', 'community-name', '1')
    expect(consentNow(purposeOf('community-name'), old, now)).toBe('invalidated')
    expect(mayUse(purposeOf('community-name'), old, now)).toBe(false)
  })

  test('CON-09 a yes ends by itself, to the instant, without an event', () => {
    const given = consented('given', 'profiling')
    expect(consentNow(purposeOf('profiling'), given, '2027-11-01T09:59:59.999Z')).toBe('given')
    expect(consentNow(purposeOf('profiling'), given, '2027-11-01T10:00:00Z')).toBe('expired')
    expect(consentNow(purposeOf('community-name'), consented('given'), '2036-11-01T10:00:00Z')).toBe('given')
  })
})

describe('OBJ-02 an objection stops whatever the basis', () => {
  test.each(['sales', 'surveys', 'customer-tips', 'statistics-duty'])('%s', (purpose) => {
    expect(mayUse(purposeOf(purpose), initial, now)).toBe(true)
    expect(mayUse(purposeOf(purpose), { ...initial, objections: { [purpose]: on(2) } }, now)).toBe(false)
  })

  test('on consent it stands until a later yes', () => {
    const objections = { profiling: on(3) }
    expect(mayUse(purposeOf('profiling'), { ...consented('given', 'profiling', '2', 2), objections }, now)).toBe(false)
    expect(mayUse(purposeOf('profiling'), { ...consented('given', 'profiling', '2', 3), objections }, now)).toBe(false)
    expect(mayUse(purposeOf('profiling'), { ...consented('given', 'profiling', '2', 4), objections }, now)).toBe(true)
  })
})

const subscribed = (topic: string, day: number): Choices => ({
  ...initial,
  topics: { [topic]: { email: { ...on(day), status: 'subscribed' } } },
})

describe('which topics reach a person', () => {
  test('three states are kept apart, and what is locked or from the start differs from what was never asked', () => {
    expect(standing(smallTenant, initial, 'product-news', 'email', now)).toBe('never-decided')
    expect(standing(smallTenant, subscribed('product-news', 1), 'product-news', 'email', now)).toBe('subscribed')
    const left: Choices = { ...initial, topics: { tips: { email: { ...on(1), status: 'unsubscribed' } } } }
    expect(standing(smallTenant, left, 'tips', 'email', now)).toBe('unsubscribed')
    expect(standing(smallTenant, initial, 'tips', 'email', now)).toBe('from-start')
    expect(standing(smallTenant, initial, 'invoices', 'email', now)).toBe('locked')
  })

  test.each([
    ['never-decided', initial, 'product-news', false],
    ['subscribed', subscribed('product-news', 1), 'product-news', true],
    ['from-start', initial, 'tips', true],
    ['locked', initial, 'invoices', true],
    ['unknown topic', initial, 'nothing', false],
  ])('%s', (_, state, topic, answer) => expect(reaches(smallTenant, state, topic, 'email', today)).toBe(answer))

  test('a channel the topic does not use never reaches', () => {
    expect(reaches(smallTenant, initial, 'tips', 'sms', today)).toBe(false)
  })

  test.each([
    ['an objection ends an older subscription', 2, 3, 'objected'],
    ['of one instant the objection counts', 3, 3, 'objected'],
    ['a newer subscription stands against it', 4, 3, 'subscribed'],
  ])('%s', (_, subscribedOn, objectedOn, answer) => {
    const state = { ...subscribed('tips', subscribedOn), objections: { 'customer-tips': on(objectedOn) } }
    expect(standing(smallTenant, state, 'tips', 'email', now)).toBe(answer)
  })

  test('what is sent from the start ends with an objection', () => {
    expect(reaches(smallTenant, { ...initial, objections: { 'customer-tips': on(1) } }, 'tips', 'email', today)).toBe(false)
  })

  test.each([
    ['a withdrawn consent ends older subscriptions to its topics', 'withdrawn', 2, false],
    ['so does a refusal', 'refused', 2, false],
    ['a newer subscription stands against it', 'withdrawn', 4, true],
    ['a consent that holds ends nothing', 'given', 2, true],
  ] as const)('TIM-07 %s', (_, status, subscribedOn, answer) => {
    const state = { ...subscribed('product-news', subscribedOn), consents: consented(status, 'news', '2', 3).consents }
    expect(reaches(smallTenant, state, 'product-news', 'email', today)).toBe(answer)
  })

  test('a pause is silent up to the day before its end; what is locked is not paused', () => {
    const paused = { ...subscribed('product-news', 1), pausedUntil: '2026-11-10' }
    expect(reaches(smallTenant, paused, 'product-news', 'email', '2026-11-09')).toBe(false)
    expect(reaches(smallTenant, paused, 'product-news', 'email', '2026-11-10')).toBe(true)
    expect(reaches(smallTenant, paused, 'invoices', 'email', '2026-11-09')).toBe(true)
  })
})
