import { alone, type Bench, median, milliseconds, type Row } from './figures.ts'
import { installation } from './innsyn.ts'
import { signedIn } from './signed-in.ts'

interface ItemsPage {
  items: { id: string }[]
  matching: number
}

/** Pages of a person with very many items, as the data view asks for them. */
export const dataBench: Bench = async ({ rounds, items }) => {
  const ours = await installation()
  console.error(`Making one person with ${items} items.`)
  await ours.command('seed', '--people', '1', '--items', String(items))
  const { url } = await ours.start()
  const headers = await signedIn(url, 'person.1@folk.example')
  const ask = async (query: string) => {
    const started = performance.now()
    const response = await fetch(`${url}/api/v1/items?${query}`, { headers })
    const page = (await response.json()) as ItemsPage
    if (!response.ok) throw new Error(`/items?${query} answered ${response.status}.`)
    return { page, ms: performance.now() - started }
  }

  const cold = await ask('')
  const second = await ask('shown=50')
  const ids = new Set([...cold.page.items, ...second.page.items].map(({ id }) => id))
  if (cold.page.matching !== items || ids.size !== Math.min(100, items))
    throw new Error(`Of ${items} items ${cold.page.matching} were found, and two pages showed ${ids.size} different ones.`)

  const queries = {
    'first 50': '',
    'next 50': 'shown=50',
    '50 in the middle': `shown=${Math.floor(items / 2)}`,
    'first 50, oldest first': 'sort=oldest',
    'first 50 of a category': 'category=support-cases',
    'first 50 with a word': 'q=firma',
  }
  const rows: Row[] = [beside('data, first 50, first time', cold.ms)]
  for (const [what, query] of Object.entries(queries)) {
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push((await ask(query)).ms)
    rows.push(beside(`data, ${what}`, median(times)))
  }
  return rows
}

/** The budget is a wait on the reader's machine, which no figure of one machine can answer: it stands beside. */
const beside = (what: string, ms: number): Row => ({ ...alone(what, milliseconds, ms), budget: '≤ 200 ms' })
