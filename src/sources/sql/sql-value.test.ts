import { expect, test } from 'vitest'
import type { Kind } from '#sources/sql/dialects/dialect.ts'
import { readCell, timeOf } from './sql-value.ts'

const read = (cell: string | null, kind: Kind) => readCell(cell, { kind, timeZone: 'Europe/Stockholm' })

test('numbers that JavaScript holds are numbers; all others stay letter by letter', () => {
  expect(read('42', 'number')).toBe(42)
  expect(read('NaN', 'number')).toBe('NaN')
  expect(read('9007199254740993', 'exact')).toBe('9007199254740993')
  expect(read('0.10', 'exact')).toBe('0.10')
  expect(read(null, 'exact')).toBe(null)
})

test('yes and no come in the words of either database; another number is one', () => {
  expect([read('true', 'boolean'), read('1', 'boolean'), read('false', 'boolean'), read('0', 'boolean')]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(read('7', 'boolean')).toBe(7)
})

test('moments are ISO 8601 in UTC, to the millisecond', () => {
  expect(read('2026-07-01 00:30:00', 'wall')).toBe('2026-06-30T22:30:00.000Z')
  expect(read('2026-07-01 00:30:00.123987+00', 'instant')).toBe('2026-07-01T00:30:00.123Z')
  expect(read('2026-07-01', 'date')).toBe('2026-07-01')
  expect(timeOf('2026-06-30 23:30:00+00', { kind: 'instant', as: 'date', timeZone: 'Europe/Stockholm' })).toBe('2026-07-01')
  expect(timeOf('2026-06-30 23:30:00', { kind: 'wall', as: 'date', timeZone: 'Europe/Stockholm' })).toBe('2026-06-30')
})

test('what is no day of a calendar is shown as it stands, and dates nothing', () => {
  for (const odd of ['infinity', '0044-03-15 BC', '2026-00-00', '10000-01-01 00:00:00']) {
    expect(read(odd, 'wall')).toBe(odd)
    expect(timeOf(odd, { kind: 'wall', timeZone: 'UTC' })).toBeUndefined()
  }
  expect(read('0000-00-00 00:00:00', 'wall')).toBe(null)
})

test('bytes are the words they spell, or else hex', () => {
  expect(read('c3b87265', 'bytes')).toBe('øre')
  expect(read('c328', 'bytes')).toBe('\\xc328')
  expect(read('6100', 'bytes')).toBe('\\x6100')
  expect(read('', 'bytes')).toBe('')
})
