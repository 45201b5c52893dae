import { describe, expect, test } from 'vitest'
import { at, by, given, when } from '#testing/given-choices.ts'
import { smallTenant } from '#testing/small-tenant.ts'
import type { ChoicesCommand, ChoicesEvent } from './choices.ts'
import { frequencyNow, rarerThanNow } from './frequency.ts'

const news = smallTenant.topics.find(({ id }) => id === 'product-news')!
const set = (frequency: string): ChoicesCommand => ({ type: 'SetFrequency', topic: 'product-news', frequency })
const wasSet = (frequency: string, before?: string): ChoicesEvent => ({
  type: 'FrequencySet',
  topic: 'product-news',
  frequency,
  ...(before && { before }),
})

describe('how often', () => {
  test('who chose nothing has the first of what is offered; so has who chose what is offered no more', () => {
    expect(frequencyNow(news, given())?.id).toBe('monthly')
    expect(frequencyNow(news, given(wasSet('weekly')))?.id).toBe('monthly')
    expect(frequencyNow(smallTenant.topics[1]!, given())).toBeUndefined()
  })

  test('a choice is kept with when and by which door, and the fact says what was chosen before', () => {
    expect(when(given(), set('quarterly'))).toEqual([wasSet('quarterly')])
    expect(when(given(wasSet('quarterly')), set('yearly'))).toEqual([wasSet('yearly', 'quarterly')])
    expect(given(wasSet('yearly')).frequencies).toEqual({ 'product-news': { frequency: 'yearly', at: at(1).at, door: 'sign-in' } })
  })

  test('repeating a choice records nothing, nor does choosing what one has anyway', () => {
    expect(when(given(wasSet('yearly')), set('yearly'))).toEqual([])
    expect(when(given(), set('monthly'))).toEqual([])
  })

  test('takes a topic there is and a frequency it offers', () => {
    expect(() => when(given(), { ...set('yearly'), topic: 'nothing' } as ChoicesCommand)).toThrow('topic-unknown')
    expect(() => when(given(), set('weekly'))).toThrow('frequency-unknown')
    expect(() => when(given(), { ...set('yearly'), topic: 'tips' } as ChoicesCommand)).toThrow('frequency-unknown')
  })

  test('TOK-01 the link of a mail may choose what is rarer than now, and nothing else', () => {
    const quarterly = given(wasSet('quarterly'))
    expect(rarerThanNow(news, quarterly).map(({ id }) => id)).toEqual(['yearly'])
    expect(rarerThanNow(smallTenant.topics[1]!, quarterly)).toEqual([])
    expect(when(quarterly, set('yearly'), by('link-page'))).toHaveLength(1)
    expect(when(quarterly, set('quarterly'), by('link-page'))).toEqual([])
    expect(() => when(quarterly, set('monthly'), by('link-page'))).toThrow('sign-in-needed')
    expect(when(quarterly, set('monthly'), by('preference-link'))).toEqual([wasSet('monthly', 'quarterly')])
  })
})
