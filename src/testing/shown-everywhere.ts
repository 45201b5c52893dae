import { toBase64Url, utf8 } from '#api/bytes.ts'
import type { ItemsPage } from '#api/contract/data.ts'
import type { Browser } from './browser.ts'
import type { memorySource } from './memory-source.ts'
import { unzipText } from './unzip.ts'

type System = ReturnType<typeof memorySource>

const json = async (answer: Promise<Response>) => (await answer).json()
const idsIn = (systems: readonly System[]) =>
  systems.flatMap((system) => system.people.flatMap(({ items }) => items.map((item) => toBase64Url(utf8(`${system.id}\n${item.id}`)))))

/** Ids of all items in a system, and of all that somebody is let in to, over every person there. */
async function openedOf(one: Browser, systems: readonly System[]) {
  const answers = await Promise.all(idsIn(systems).map((id) => one.ask(`/api/v1/items/${id}`)))
  return Promise.all(answers.filter(({ ok }) => ok).map((answer) => answer.json()))
}

async function exported(one: Browser): Promise<string> {
  const made = await one.post('/api/v1/exports', { scope: 'access' })
  if (!made.ok) return made.text()
  return [...unzipText(new Uint8Array(await (await one.ask((await made.json()).url)).arrayBuffer())).values()].join('\n')
}

/** Everything every route says to somebody about what is held, put together, with what is counted; the items of all people are asked for by id. */
export async function shownEverywhere(one: Browser, systems: readonly System[]) {
  const list = (await json(one.ask('/api/v1/items'))) as ItemsPage
  const overview = await json(one.ask('/api/v1/overview'))
  const { total, matching } = await json(one.ask('/api/v1/items/count'))
  const opened = await openedOf(one, systems)
  const others = [one.ask('/api/v1/session'), one.ask('/api/v1/requests'), one.ask('/api/v1/history')].map(json)
  const text = JSON.stringify([list, overview, opened, await Promise.all(others)]) + (await exported(one))
  return { text, counted: [list.items.length, total, matching, overview.total, opened.length], shared: list.shared }
}

/** Tries to correct every item of every person; how many let it happen. */
export async function correctedEverywhere(one: Browser, systems: readonly System[]): Promise<number> {
  const answers = await Promise.all(
    idsIn(systems).map((id) => one.post(`/api/v1/items/${id}/corrections`, { field: 'note', value: 'Taken over' })),
  )
  return answers.filter(({ ok }) => ok).length
}
