import { expect, test } from 'vitest'
import { instantOf, localTime } from './local-time.ts'

const stockholm = (local: string) => instantOf(local, 'Europe/Stockholm')

test('a local time is the instant it was, in summer and in winter', () => {
  expect(stockholm('2026-07-01T00:30:00.250')).toBe('2026-06-30T22:30:00.250Z')
  expect(stockholm('2026-01-01T00:30:00')).toBe('2025-12-31T23:30:00.000Z')
  expect(instantOf('2026-07-01T00:30:00', 'UTC')).toBe('2026-07-01T00:30:00.000Z')
  expect(localTime('2026-06-30T22:30:00.250Z', 'Europe/Stockholm')).toBe('2026-07-01T00:30:00.250')
})

test('around a change of the clock, later local times never lead to earlier instants', () => {
  for (const [date, zone] of [
    ['2026-03-29', 'Europe/Oslo'],
    ['2026-10-25', 'Europe/Oslo'],
    ['2018-11-04', 'America/Sao_Paulo'],
    ['2011-12-30', 'Pacific/Apia'],
  ] as const) {
    const minutes = Array.from({ length: 2880 }, (_, n) =>
      new Date(Date.parse(`${date}T00:00:00Z`) + (n - 720) * 60_000).toISOString().slice(0, -1),
    )
    const instants = minutes.map((local) => instantOf(local, zone))
    expect(instants).toEqual(instants.toSorted())
  }
  expect(stockholm('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z')
  expect(stockholm('2026-03-29T02:30:00')).toBe('2026-03-29T01:00:00.000Z')
})

test('the first and the last year there is', () => {
  expect(stockholm('9999-12-31T23:59:59')).toBe('9999-12-31T22:59:59.000Z')
  expect(instantOf('9999-12-31T23:59:59', 'America/New_York')).toBe('9999-12-31T23:59:59.999Z')
  expect(stockholm('0001-06-01T12:00:00').slice(0, 11)).toBe('0001-06-01T')
  expect(localTime(stockholm('0001-01-02T12:00:00'), 'Europe/Stockholm')).toBe('0001-01-02T12:00:00.000')
})
