import { expect, test } from 'vitest'
import { longDate, longTime } from './dates.ts'

test('each language, zone and kind keeps a form of its own', () => {
  const instant = '2026-11-17T23:42:00Z'
  for (const _ of ['made', 'kept']) {
    expect(longDate('2026-11-17', 'en')).toBe('Tuesday 17 November 2026')
    expect(longDate('2026-11-17', 'sv')).toBe('tisdag 17 november 2026')
    expect(longTime(instant, 'en', 'Europe/Stockholm')).toBe('Wednesday 18 November 2026, 00:42')
    expect(longTime(instant, 'en', 'America/New_York')).toBe('Tuesday 17 November 2026, 18:42')
  }
})
