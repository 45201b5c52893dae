import { expect, test } from 'vitest'
import { formatsFor } from './format.ts'

const en = formatsFor('en')
const sv = formatsFor('sv')

test('dates carry their weekday, without commas or dots', () => {
  expect(en.date('2026-11-17')).toBe('Tue 17 Nov 2026')
  expect(sv.date('2026-11-17')).toBe('tis 17 nov 2026')
  expect(en.day('2026-11-17')).toBe('Tue 17 Nov')
  expect(en.fullDate('2026-11-30')).toBe('Monday 30 November 2026')
  expect(sv.fullDate('2026-11-30')).toBe('måndag 30 november 2026')
  expect(en.month('2026-12')).toBe('December 2026')
})

test('TIM-10 a local date is the same day in every time zone', () => {
  const here = process.env.TZ
  for (const zone of ['Pacific/Honolulu', 'Pacific/Auckland', 'Europe/Oslo']) {
    process.env.TZ = zone
    expect(en.date('2026-01-01')).toBe('Thu 1 Jan 2026')
  }
  process.env.TZ = here
})

test('counts are exact', () => {
  expect(en.count(1384)).toBe('1,384')
  expect(sv.count(1384)).toBe('1\u00a0384')
})
