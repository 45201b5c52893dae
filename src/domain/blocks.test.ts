import { describe, expect, test } from 'vitest'
import { after, at, by, given, when } from '#testing/given-choices.ts'
import { smallTenant } from '#testing/small-tenant.ts'
import { blockReasons, type ChoicesCommand, type ChoicesEvent } from './choices.ts'
import { doors } from './evidence.ts'
import { reaches, standing } from './permission.ts'

const bounced: ChoicesEvent = { type: 'Blocked', channel: 'email', reason: 'hard-bounce' }
const complained: ChoicesEvent = { type: 'Blocked', channel: 'email', reason: 'complaint' }
const lift: ChoicesCommand = { type: 'LiftBlock', channel: 'email' }
const email = { topic: 'product-news', channel: 'email' } as const
const subscribed: ChoicesEvent = { type: 'Subscribed', ...email }
const standingIn = (state: ReturnType<typeof given>, topic: string, channel: 'email' | 'sms' = 'email') =>
  standing(smallTenant, state, topic, channel, at(20).at)

describe('SUP-04 a bounce or a complaint blocks the channel', () => {
  test.each(blockReasons)('%s is recorded with its own source, once', (reason) => {
    const facts = when(given(), { type: 'Block', channel: 'email', reason }, by('feedback'))
    expect(facts).toEqual([{ type: 'Blocked', channel: 'email', reason }])
    const state = after(given(), facts, by('feedback'))
    expect(state.blocks).toEqual({ email: { reason, at: at(20).at, door: 'feedback' } })
    expect(when(state, { type: 'Block', channel: 'email', reason }, by('feedback'))).toEqual([])
  })

  test('the newest reason counts', () => {
    expect(when(given(bounced), { type: 'Block', channel: 'email', reason: 'complaint' }, by('feedback'))).toEqual([complained])
    expect(when(given(complained), { type: 'Block', channel: 'email', reason: 'hard-bounce' }, by('feedback'))).toEqual([bounced])
  })

  test.each(doors.filter((door) => door !== 'feedback'))('nobody reports one by the door %s', (door) => {
    expect(() => when(given(), { type: 'Block', channel: 'email', reason: 'complaint' }, by(door))).toThrow('not-allowed')
  })

  test('nothing that can be stopped goes out by that channel, and it is not said that the person left', () => {
    const state = given(subscribed, { type: 'Subscribed', topic: 'product-news', channel: 'sms' }, bounced)
    for (const topic of ['product-news', 'tips', 'questions', 'offers']) expect(standingIn(state, topic), topic).toBe('blocked')
    expect(reaches(smallTenant, state, 'product-news', 'email', '2026-11-20')).toBe(false)
    expect(standingIn(state, 'product-news', 'sms')).toBe('subscribed')
    expect(state.topics['product-news']?.email?.status).toBe('subscribed')
  })

  test('what cannot be stopped still goes out, and what is not sent at all stays unknown', () => {
    expect(standingIn(given(bounced), 'invoices')).toBe('locked')
    expect(standingIn(given(bounced), 'nothing')).toBe('unknown')
  })
})

describe('SUP-03 a block is lifted by the person alone', () => {
  test('lifting it brings back what was on before; lifting what is not there records nothing', () => {
    const blocked = given(subscribed, complained)
    const facts = when(blocked, lift, by('preference-link'))
    expect(facts).toEqual([{ type: 'BlockLifted', channel: 'email', before: 'complaint' }])
    expect(standingIn(after(blocked, facts), 'product-news')).toBe('subscribed')
    expect(when(given(), lift)).toEqual([])
  })

  test('a new subscription does not lift it: that is refused, also where the topic is on', () => {
    expect(() => when(given(bounced), { type: 'Subscribe', ...email })).toThrow('channel-blocked')
    expect(() => when(given(subscribed, bounced), { type: 'Subscribe', ...email })).toThrow('channel-blocked')
    expect(when(given(bounced), { type: 'Subscribe', topic: 'product-news', channel: 'sms' })).toHaveLength(1)
  })

  test('nor does the answer to a mail that asked back', () => {
    const state = given({ type: 'SubscriptionRequested', topic: 'offers', channel: 'email' }, complained)
    const confirm: ChoicesCommand = { type: 'ConfirmSubscription', topic: 'offers', channel: 'email' }
    expect(() => when(state, confirm, by('confirmation-link'))).toThrow('channel-blocked')
  })

  test('stopping always works, and says whether it ended something that the block only held back', () => {
    const blocked = given(subscribed, bounced)
    expect(when(blocked, { type: 'Unsubscribe', ...email }, by('one-click'))).toEqual([{ type: 'Unsubscribed', ...email, wasOn: true }])
    expect(when(blocked, { type: 'StopAllMarketing' })).toContainEqual({ type: 'Unsubscribed', ...email, wasOn: true })
    const again = given({ type: 'Objected', purpose: 'news' }, subscribed, bounced)
    expect(when(again, { type: 'Object', purpose: 'news' })).toEqual([{ type: 'Unsubscribed', ...email, wasOn: true }])
  })
})
