import { expect, test } from 'vitest'
import { closingLine, playwrightCounts, summary, vitestCounts } from './test-summary.ts'

const vitest = { success: true, numPassedTests: 800, numFailedTests: 0, numPendingTests: 2, numTodoTests: 0 }
const playwright = { stats: { expected: 40, unexpected: 0, flaky: 0, skipped: 1 }, errors: [] }
const step = (outcome: Parameters<typeof closingLine>[0][number]['outcome']) => ({ name: 'types', outcome, seconds: 1.25 })

test('the last line sums what all runs counted', () => {
  const results = [step(true), step(vitestCounts(vitest)), step(playwrightCounts(playwright))]
  expect(closingLine(results)).toBe('840 passed, 0 failed, 3 skipped')
})

test('nothing is said of skipped tests where there are none', () => {
  expect(closingLine([step({ passed: 1, failed: 0, skipped: 0 })])).toBe('1 passed, 0 failed')
})

test('a step that failed is never "0 failed"', () => {
  expect(closingLine([step(false), step(vitestCounts(vitest))])).toBe('800 passed, 1 failed, 2 skipped')
  expect(vitestCounts({ ...vitest, success: false }).failed).toBe(1)
  expect(vitestCounts(undefined).failed).toBe(1)
  expect(playwrightCounts({ ...playwright, errors: ['no browser'] }).failed).toBe(1)
  expect(playwrightCounts(undefined).failed).toBe(1)
})

test('a test that passes at the second try has failed', () => {
  expect(playwrightCounts({ ...playwright, stats: { ...playwright.stats, flaky: 2 } }).failed).toBe(2)
})

test('each step has its line', () => {
  expect(summary([step(false)])).toMatch(/^types +FAILED +1\.[23] s$/)
})

test('what was not run is listed by name, each group once', () => {
  const test = (status: string, ...ancestorTitles: string[]) => ({ status, title: 'is read once', ancestorTitles })
  const ran = [test('passed', 'PostgreSQL'), test('skipped', 'MariaDB'), test('skipped', 'MariaDB', 'erasure'), test('skipped')]
  const [, ...listed] = summary([step(vitestCounts({ ...vitest, testResults: [{ assertionResults: ran }] }))]).split('\n')
  expect(listed).toEqual(['  not run: MariaDB', '  not run: is read once'])
})
