import { expect, test } from 'vitest'
import { holidaysIn } from './holidays.ts'

test.each([
  ['2026-05-17', true],
  ['2026-04-03', true],
  ['2026-12-24', false],
  ['2026-11-17', false],
  ['2027-03-26', true],
])('in Norway %s is a public holiday: %s', (date, holiday) => {
  expect(holidaysIn('NO')(date)).toBe(holiday)
})

test('countries differ', () => {
  expect([holidaysIn('SE')('2026-05-17'), holidaysIn('SE')('2026-06-06')]).toEqual([false, true])
})
