import { describe, expect, test } from 'vitest'
import { after, at, by, given, when } from '#testing/given-choices.ts'
import { smallTenant } from '#testing/small-tenant.ts'
import type { ChoicesCommand, ChoicesEvent } from './choices.ts'
import { reaches, standing } from './permission.ts'

const offers = { topic: 'offers', channel: 'email' } as const
const subscribe: ChoicesCommand = { type: 'Subscribe', ...offers }
const confirm: ChoicesCommand = { type: 'ConfirmSubscription', ...offers }
const requested: ChoicesEvent = { type: 'SubscriptionRequested', ...offers }
const subscribed: ChoicesEvent = { type: 'Subscribed', ...offers }
const standingIn = (state: ReturnType<typeof given>) => standing(smallTenant, state, 'offers', 'email', at(20).at)

describe('CON-13 double opt-in', () => {
  test.each(['sign-in', 'preference-link', 'staff', 'import'] as const)('by the door %s a yes by mail is asked back first', (door) => {
    expect(when(given(), subscribe, by(door))).toEqual([requested])
  })

  test('what was only asked for is not on', () => {
    const state = given(requested)
    expect(state.topics).toEqual({ offers: { email: { status: 'requested', at: at(1).at, door: 'sign-in' } } })
    expect(standingIn(state)).toBe('requested')
    expect(reaches(smallTenant, state, 'offers', 'email', '2026-11-20')).toBe(false)
  })

  test('asked again, it asks back again', () => expect(when(given(requested), subscribe)).toEqual([requested]))

  test('SUP-03 a feed does not ask again', () => {
    expect(() => when(given(requested), subscribe, by('import'))).toThrow('stop-stands')
  })

  test('other channels of the topic need no answer', () => {
    expect(when(given(), { ...subscribe, channel: 'sms' })).toEqual([{ type: 'Subscribed', topic: 'offers', channel: 'sms' }])
  })

  test('the answer turns it on, once', () => {
    const facts = when(given(requested), confirm, by('confirmation-link'))
    expect(facts).toEqual([subscribed])
    const state = after(given(requested), facts, by('confirmation-link'))
    expect(reaches(smallTenant, state, 'offers', 'email', '2026-11-21')).toBe(true)
    expect(when(state, confirm, by('confirmation-link'))).toEqual([])
    expect(when(state, subscribe)).toEqual([])
  })

  test.each(['sign-in', 'preference-link', 'link-page', 'import'] as const)('nobody else can give the answer: not by %s', (door) => {
    expect(() => when(given(requested), confirm, by(door))).toThrow('not-allowed')
  })

  test.each<[string, ChoicesEvent[]]>([
    ['asked for', []],
    ['left since', [requested, { type: 'Unsubscribed', ...offers }]],
    ['objected to since', [requested, { type: 'Objected', purpose: 'news' }]],
    ['refused with its purpose since', [requested, { type: 'ConsentRefused', purpose: 'news' }]],
  ])('there is nothing to confirm: never, or %s', (_, history) => {
    expect(() => when(given(...history), confirm, by('confirmation-link'))).toThrow('nothing-to-confirm')
  })

  test('a confirmation takes a topic and channel there is, and that is not locked', () => {
    const answer = (more: object) => () => when(given(), { ...confirm, ...more }, by('confirmation-link'))
    expect(answer({ topic: 'nothing' })).toThrow('topic-unknown')
    expect(answer({ channel: 'post' })).toThrow('channel-not-used')
    expect(answer({ topic: 'invoices' })).toThrow('topic-locked')
  })

  test('leaving ends the question, and nothing was on', () => {
    expect(when(given(requested), { type: 'Unsubscribe', ...offers })).toEqual([{ type: 'Unsubscribed', ...offers }])
    expect(when(given(requested), { type: 'StopAllMarketing' })).toContainEqual({ type: 'Unsubscribed', ...offers })
  })

  test('a second no to the purpose ends what was asked for since the first', () => {
    const objected = given({ type: 'Objected', purpose: 'news' }, requested)
    expect(when(objected, { type: 'Object', purpose: 'news' })).toEqual([{ type: 'Unsubscribed', ...offers }])
    const refused = given({ type: 'ConsentRefused', purpose: 'news' }, requested)
    expect(when(refused, { type: 'RefuseConsent', purpose: 'news', textVersion: '2' })).toEqual([{ type: 'Unsubscribed', ...offers }])
  })

  test('who was on before the tenant asked for it stays on', () => expect(standingIn(given(subscribed))).toBe('subscribed'))
})
