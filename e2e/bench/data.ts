import { clicksOf } from './data-clicks.ts'
import { type Bench, besideFloor, felt, inTurn, median, milliseconds, type Row } from './figures.ts'
import { installation } from './innsyn.ts'
import { signedIn } from './signed-in.ts'

interface ItemsPage {
  items: { id: string }[]
  next?: string
}

const few = 100
/** Milliseconds from a click to what it asked for (DESIGN §8). */
const longest = 200

/** Pages of a person with very many items, as the data view asks for them and as a browser shows them; the overview against one of few. */
export const dataBench: Bench = async ({ rounds, items }) => {
  const [little, much] = [await personWith(few), await personWith(items)]
  const rows = [...(await answers(much, rounds, items)), ...(await clicksOf(much, rounds, longest))]
  const overview = async ({ ask }: typeof much) => (await ask('/overview')).ms
  await overview(little)
  await overview(much)
  const pairs = await inTurn(
    rounds * 3,
    () => overview(little),
    () => overview(much),
  )
  return [...rows, besideFloor(`overview of ${items} items beside ${few}`, milliseconds, pairs, { most: 2 })]
}

async function personWith(items: number) {
  const ours = await installation()
  console.error(`Making one person with ${items} items.`)
  await ours.command('seed', '--people', '1', '--items', String(items))
  const { url } = await ours.start()
  const headers = await signedIn(url, 'person.1@folk.example')
  const ask = async (path: string): Promise<{ answer: unknown; ms: number }> => {
    const started = performance.now()
    const response = await fetch(`${url}/api/v1${path}`, { headers })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
    return { answer, ms: performance.now() - started }
  }
  return { url, headers, ask }
}

async function answers({ ask }: Awaited<ReturnType<typeof personWith>>, rounds: number, items: number): Promise<Row[]> {
  const page = async (query: string) => {
    const { answer, ms } = await ask(`/items?${query}`)
    return { page: answer as ItemsPage, ms }
  }
  const cold = await page('')
  const second = await page(`after=${cold.page.next}`)
  const { answer: count } = await ask('/items/count')
  const ids = new Set([...cold.page.items, ...second.page.items].map(({ id }) => id))
  if ((count as { matching: number }).matching !== items || ids.size !== Math.min(100, items))
    throw new Error(`Of ${items} items ${JSON.stringify(count)} were found, and two pages showed ${ids.size} different ones.`)

  const queries = {
    'first 50': '/items',
    'next 50': `/items?after=${cold.page.next}`,
    '50 of two years ago': `/items?to=${new Date().getFullYear() - 2}-06-30`,
    'first 50, oldest first': '/items?sort=oldest',
    'first 50 of a category': '/items?category=support-cases',
    'first 50 with a word': '/items?q=firma',
    'first 50 with a word that is nowhere': '/items?q=xyzzy',
    'count of all': '/items/count',
    'count with a word': '/items/count?q=firma',
  }
  const rows: Row[] = [felt('data, first 50, first time', cold.ms, longest)]
  for (const [what, path] of Object.entries(queries)) {
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push((await ask(path)).ms)
    rows.push(felt(`data, ${what}`, median(times), longest))
  }
  return rows
}
