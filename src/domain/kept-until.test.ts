import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstDayKeptUntil } from './kept-until.ts'
import { addDays, addPeriod } from './legal-clock.ts'

test('seven years back, and the last days of a month together', () => {
  expect(firstDayKeptUntil('2026-11-22', 'P7Y')).toBe('2019-11-22')
  expect(firstDayKeptUntil('2026-02-28', 'P1M')).toBe('2026-01-28')
  expect(firstDayKeptUntil('2026-03-01', 'P1M')).toBe('2026-02-01')
})

test('whatever the period, that day is not over before and the day before it is', () => {
  const period = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 400 }))
    .map(([years, months, days]) => `P${years}Y${months}M${days}D`)
  const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1980-01-01', n))
  fc.assert(
    fc.property(day, period, (on, length) => {
      const first = firstDayKeptUntil(on, length)
      expect(addPeriod(first, length) >= on && addPeriod(addDays(first, -1), length) < on).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
