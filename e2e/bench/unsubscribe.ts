import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startFloor } from './children.ts'
import { type Bench, besideFloor, each, inTurn, milliseconds, type Pair, perSecond, type Row, type Size } from './figures.ts'
import { installation } from './innsyn.ts'
import { mustHoldEachOnce } from './ledger-check.ts'
import { type LoadResult, loadGenerator } from './load.ts'
import { postgresServer } from './postgres.ts'
import { scratchFolder } from './scratch.ts'

/** Posts of one round at so many connections, and the budgets of DESIGN §8. */
const levels = [
  { connections: 1, posts: 800, postgres: { speed: 0.55, p99: 2 }, sqlite: { speed: 0.7 } },
  { connections: 16, posts: 2500, postgres: { speed: 0.9, p99: 1.5 }, sqlite: { speed: 1.7 } },
  { connections: 64, posts: 4000, postgres: { speed: 1.5, p99: 1.5 }, sqlite: { speed: 2 } },
]
/** Posts that warm both up at each level; nobody counts them. */
const warmUp = 4000

/** One-click POST against bare node:http with one statement, on both databases. */
export const unsubscribeBench: Bench = async (size) => {
  const sqlite = await onDatabase('sqlite', size, '', join(scratchFolder(), 'floor.db'))
  const server = await postgresServer()
  const postgres = await onDatabase('postgres', size, await server.database('ours'), await server.database('floor'))
  return [...sqlite, ...postgres]
}

async function onDatabase(kind: 'sqlite' | 'postgres', { rounds }: Size, url: string, floorAt: string): Promise<Row[]> {
  const people = levels.reduce((sum, { posts }) => sum + warmUp + posts * rounds, 0)
  console.error(`Making ${people} people on ${kind}.`)
  const ours = await installation(url)
  await ours.command('seed', '--people', String(people))
  const links: string[] = JSON.parse(await ours.command('links', '--count', String(people), '--json'))
  const paths = links.map((link) => new URL(link).pathname)
  const list = join(scratchFolder(), 'links.json')
  writeFileSync(list, JSON.stringify(paths.map((path) => path.slice('/u/'.length))))

  const floorPort = await startFloor('unsubscribe-floor.ts', floorAt, list)
  const running = await ours.start()
  const load = loadGenerator()
  const acknowledged: string[] = []

  const rows: Row[] = []
  for (const { connections, posts, [kind]: budget } of levels) {
    const own = paths.splice(0, warmUp + posts * rounds)
    const round = async (port: number, some: string[]) => {
      const result = await load({ port, connections, paths: some })
      mustAllBeAnswered(result)
      if (port === running.port) acknowledged.push(...some)
      return result
    }
    // Each recipient once a side: the same ones, as each side has a database of its own.
    const turns = (port: number, left = [...own]) =>
      [() => round(port, left.splice(0, warmUp)), () => round(port, left.splice(0, posts))] as const
    const [[warmFloor, floor], [warmOurs, ourTurn]] = [turns(floorPort), turns(running.port)]
    await warmFloor()
    await warmOurs()
    rows.push(...rowsOf(`one-click, ${kind}, ${connections}`, await inTurn(rounds, floor, ourTurn), budget))
  }
  await running.end()
  await mustHoldEachOnce(ours, url, acknowledged)
  return rows
}

function rowsOf(what: string, pairs: Pair<LoadResult>[], { speed, p99 }: { speed: number; p99?: number }): Row[] {
  const slowest = each(pairs, (result) => result.p99)
  return [
    besideFloor(
      what,
      perSecond,
      each(pairs, (result) => result.perSecond),
      { least: speed },
    ),
    besideFloor(`${what}, p99`, milliseconds, slowest, p99 === undefined ? undefined : { most: p99 }),
  ]
}

function mustAllBeAnswered({ refused }: LoadResult) {
  const [first] = refused
  if (first) throw new Error(`${refused.length} one-click posts were not answered with 200, the first one with ${first.status}.`)
}
