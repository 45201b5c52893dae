import { z } from 'zod/mini'

export interface Counts {
  passed: number
  failed: number
  skipped: number
  /** Names of the groups of tests that were skipped, where the report tells. */
  notRun?: readonly string[]
}

/** What one step came to: counted tests, or whether it went well. */
export interface Result {
  name: string
  outcome: Counts | boolean
  seconds: number
}

const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z._default(
    z.array(
      z.object({ assertionResults: z.array(z.object({ status: z.string(), title: z.string(), ancestorTitles: z.array(z.string()) })) }),
    ),
    [],
  ),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/** A run that failed without a failed test (a file that does not load) counts as one failure; so does a run without a report. */
export function vitestCounts(json: unknown): Counts {
  const read = vitestReport.safeParse(json)
  if (!read.success) return { passed: 0, failed: 1, skipped: 0 }
  const { success, numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read.data
  const left = testResults.flatMap((file) => file.assertionResults).filter(({ status }) => ['skipped', 'pending', 'todo'].includes(status))
  const notRun = [...new Set(left.map(({ title, ancestorTitles: [group = title] }) => group))]
  return {
    passed: numPassedTests,
    failed: success ? 0 : Math.max(1, numFailedTests),
    skipped: numPendingTests + numTodoTests,
    ...(notRun.length > 0 && { notRun }),
  }
}

/** The same for Playwright. A test that passes only at the second try has failed. */
export function playwrightCounts(json: unknown): Counts {
  const read = playwrightReport.safeParse(json)
  if (!read.success) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = read.data.stats
  return { passed: expected, failed: Math.max(unexpected + flaky, Math.min(1, read.data.errors.length)), skipped }
}

const countsOf = ({ outcome }: Result): Counts =>
  typeof outcome === 'boolean' ? { passed: 0, failed: outcome ? 0 : 1, skipped: 0 } : outcome

const sentence = ({ passed, failed, skipped }: Counts) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** One line a step, and one for each group of tests that was not run in it. */
export function summary(results: readonly Result[]): string {
  return results
    .flatMap((result) => {
      const said = typeof result.outcome === 'boolean' ? (result.outcome ? 'ok' : 'FAILED') : sentence(result.outcome)
      const line = `${result.name.padEnd(18)} ${said.padEnd(36)} ${result.seconds.toFixed(1).padStart(6)} s`
      return [line, ...(countsOf(result).notRun ?? []).map((group) => `  not run: ${group}`)]
    })
    .join('\n')
}

/** Sums tests over all steps; a step without tests that failed is one failure. */
export function closingLine(results: readonly Result[]): string {
  const counts = results.map(countsOf)
  const sum = (key: 'passed' | 'failed' | 'skipped') => counts.reduce((total, one) => total + one[key], 0)
  return sentence({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') })
}
