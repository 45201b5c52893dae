import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyHistory, everyTopic } from '#testing/any-history.ts'
import { after, at, given, when } from '#testing/given-choices.ts'
import { smallTenant } from '#testing/small-tenant.ts'
import type { Choices } from './choices.ts'
import { isOn, standing } from './permission.ts'

const forget = (of: Choices, state = given()) => when(state, { type: 'Forget', of })
const left = { type: 'Unsubscribed', topic: 'product-news', channel: 'email' } as const
const forgottenAt = at(20).at

test('ERA-03 that somebody was erased is a fact of its own, also where there was no stop to keep', () => {
  expect(forget(given())).toEqual([{ type: 'Forgotten' }])
  expect(forget(given({ type: 'Subscribed', topic: 'product-news', channel: 'email' }))).toEqual([{ type: 'Forgotten' }])
  expect(forget(given(left))).toEqual([{ type: 'Forgotten' }, left])
})

test('ERA-03 whoever is erased a second time is so from then on', () => {
  const first = after(given(), [{ type: 'Forgotten' }], at(1))
  expect(after(first, forget(first, first))).toMatchObject({ forgottenAt })
})

test('choices of before there was this fact lead to what they always led to', () => {
  expect(given(left)).not.toHaveProperty('forgottenAt')
})

test('SUP-03 another address that turns out to be theirs adds its stops and leaves it; it does not go along to another', () => {
  const erased = after(given(), forget(given()))
  const merged = after(erased, when(erased, { type: 'InheritStops', of: given(left) }))
  expect(merged).toMatchObject({ forgottenAt, topics: { 'product-news': { email: { status: 'unsubscribed' } } } })
  expect(when(given(), { type: 'InheritStops', of: merged })).toEqual([left])
})

test('an erasure is not taken back by an undo of what came with it', () => {
  const facts = forget(given(left))
  const erased = after(given(), facts)
  expect(when(erased, { type: 'Undo', of: facts })).toEqual([])
})

test('ERA-03 nothing comes from the start to somebody who was erased, until they ask for it', () => {
  const tips = { topic: 'tips', channel: 'email' } as const
  const stands = (state: Choices) => standing(smallTenant, state, 'tips', 'email', at(22).at)
  const erased = after(given(), forget(given()))
  expect([stands(given()), stands(erased)]).toEqual(['from-start', 'never-decided'])
  const asked = when(erased, { type: 'Subscribe', ...tips }, at(21))
  expect(stands(after(erased, asked, at(21)))).toBe('subscribed')
})

test('ERA-03 after an erasure only what cannot be stopped is on, whatever was before', () => {
  fc.assert(
    fc.property(anyHistory, (before) => {
      const erased = after(given(), forget(before))
      const on = everyTopic.filter(({ topic, channel }) => isOn(standing(smallTenant, erased, topic, channel, at(22).at)))
      expect(on.filter(({ topic }) => !smallTenant.topics.find(({ id }) => id === topic)!.locked)).toEqual([])
    }),
  )
})
