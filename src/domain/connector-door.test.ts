import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyActs, anyHistory, everyTopic, lived } from '#testing/any-history.ts'
import { smallTenant } from '#testing/small-tenant.ts'
import type { Choices } from './choices.ts'
import { isOn, mayUse, reaches, standing } from './permission.ts'

const now = '2026-12-24T10:00:00.000Z'
const on = (state: Choices) => everyTopic.filter(({ topic, channel }) => isOn(standing(smallTenant, state, topic, channel, now)))
const permitted = (state: Choices) => smallTenant.purposes.filter((purpose) => mayUse(purpose, state, now)).map(({ id }) => id)
const reached = (state: Choices) => everyTopic.filter(({ topic, channel }) => reaches(smallTenant, state, topic, channel, '2026-11-25'))

test('TOK-01 SUP-03 whatever another system says to whomever, nothing starts', () => {
  const said = anyActs.map((acts) => acts.map((act) => ({ ...act, door: 'connector' as const })))
  fc.assert(
    fc.property(anyHistory, said, (before, acts) => {
      const { state } = lived(acts, before, 13)
      expect(on(before)).toEqual(expect.arrayContaining(on(state)))
      expect(permitted(before)).toEqual(expect.arrayContaining(permitted(state)))
      expect(reached(before)).toEqual(expect.arrayContaining(reached(state)))
    }),
  )
})
