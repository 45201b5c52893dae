import { existsSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { StartRefused } from '#server/start-refused.ts'
import { getBrowser } from './browser.ts'
import { buildClient, buildMock, buildWords } from './build.ts'
import { runCommand } from './run-command.ts'
import { type Counts, closingLine, playwrightCounts, summary, vitestCounts } from './test-summary.ts'

// `npm test`: everything, one after the other, to the end also when something fails; then one summary.
const reports = { vitest: 'test-results/vitest.json', playwright: 'test-results/playwright.json' }

// Dozens of servers are started: what Node compiled for one of them the next need not compile anew.
process.env.NODE_COMPILE_CACHE = resolve('node_modules/.cache/node')

interface Step {
  name: string
  run(): Promise<Counts | boolean>
}

const command = (name: string, program: string, ...args: string[]): Step => ({
  name,
  run: async () => (await runCommand(program, args)) === 0,
})

/** A refusal is a failed step with its sentence, and the next step comes. */
const building = (name: string, build: () => Promise<unknown>): Step => ({
  name,
  run: () =>
    build().then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof StartRefused)) throw error
        console.error(error.message)
        return false
      },
    ),
})

const steps: Step[] = [
  building('words', buildWords),
  command('types', 'tsc', '--noEmit'),
  command('lint', 'npm', 'run', '-s', 'lint'),
  command('dead code', 'knip', '--no-progress'),
  { name: 'unit and contract', run: vitest },
  building('build', buildClient),
  building('build of the mock', buildMock),
  { name: 'browser', run: playwright },
]

async function vitest(): Promise<Counts> {
  await runCommand('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${reports.vitest}`])
  return vitestCounts(readReport(reports.vitest))
}

async function playwright(): Promise<Counts> {
  const env = { CHROMIUM_PATH: await getBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: reports.playwright }
  await runCommand('playwright', ['test', '--reporter=line,json'], { env })
  return playwrightCounts(readReport(reports.playwright))
}

/** No report: the program ended before it could write one. */
const readReport = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

for (const path of Object.values(reports)) rmSync(path, { force: true })
const results = []
for (const step of steps) {
  console.log(`\n── ${step.name}`)
  const started = Date.now()
  const outcome = await step.run().catch((error: unknown) => {
    console.error(error instanceof StartRefused ? error.message : error)
    return false
  })
  results.push({ name: step.name, outcome, seconds: (Date.now() - started) / 1000 })
}
console.log(`\n${summary(results)}\n\n${closingLine(results)}`)
process.exitCode = results.every(({ outcome }) => outcome === true || (outcome !== false && outcome.failed === 0)) ? 0 : 1
