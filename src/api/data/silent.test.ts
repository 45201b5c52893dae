import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toBase64Url, utf8 } from '#api/bytes.ts'
import type { ItemsPage } from '#api/contract/data.ts'
import { people } from '#testing/api-as.ts'
import { memorySource } from '#testing/memory-source.ts'

const email = 'ada@example.org'
const hangs = () => new Promise<never>(() => undefined)
const refuses = () => Promise.reject(new Error('connection refused'))
const holding = (id: string, name: string, at: string) =>
  memorySource({ id, name, people: [{ ref: '1', name: 'Ada Ek', emails: [email], items: [{ id: `${id}1`, category: 'orders', at }] }] })

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Ada, signed in; two systems answer, and the third one does as it is told from then on. */
async function signedIn(replaced: Partial<ReturnType<typeof memorySource>>) {
  const crm = holding('crm', 'Old CRM', '2026-02-15')
  const all = people({ sources: [holding('shop', 'Shop', '2026-03-01'), crm, holding('desk', 'Desk', '2026-02-01')] })
  await all.stranger.signIn(email)
  Object.assign(crm, replaced)
  const list = async () => (await (await all.stranger.ask('/api/v1/items')).json()) as ItemsPage
  return { ...all, crm, ada: all.stranger, list }
}
const titles = ({ items }: ItemsPage) => items.map(({ title }) => title)
const since = '2026-11-22T09:00:00.000Z'
const silent = [{ source: 'crm', name: 'Old CRM', since, answerBy: '2026-12-22' }]

test('ACC-15 a system that does not answer is named, with since when and until when it is owed, and the rest is shown', async () => {
  const { ada, list } = await signedIn({ find: refuses })
  const page = await list()
  expect([titles(page), page.silent]).toEqual([['orders shop1', 'orders desk1'], silent])
  expect(await (await ada.ask('/api/v1/overview')).json()).toMatchObject({ total: 2, silent, newestAt: '2026-03-01' })
  expect(await (await ada.ask('/api/v1/items/count')).json()).toEqual({ matching: 2, total: 2 })
})

test('it is silent since the first time, and named no more when it answers', async () => {
  const { crm, list, host } = await signedIn({ find: refuses })
  await list()
  host.pass(20)
  expect((await list()).silent).toEqual(silent)
  crm.find = async () => [{ ref: '1' }]
  expect(titles(await list())).toEqual(['orders shop1', 'orders crm1', 'orders desk1'])
  crm.find = refuses
  expect((await list()).silent).toMatchObject([{ since: '2026-11-22T09:20:00.000Z' }])
})

test('an item of a system that does not answer is 503, not 404', async () => {
  const { ada } = await signedIn({ find: refuses })
  const answer = await ada.ask(`/api/v1/items/${toBase64Url(utf8('crm\ncrm1'))}`)
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ code: 'source-silent' })
})

test.each([
  ['finds nobody', { find: hangs }],
  ['neither reads nor counts', { read: () => ({ [Symbol.asyncIterator]: () => ({ next: hangs }) }), tally: hangs, one: hangs }],
])('two systems up and one that %s: list and overview stand within two seconds, and the next click does not wait', async (_, replaced) => {
  const { ada, list } = await signedIn(replaced)
  vi.useFakeTimers()
  const timed = async <T>(work: () => Promise<T>) => {
    const begun = Date.now()
    const done = work().then((come) => ({ come, after: Date.now() - begun }))
    await vi.advanceTimersByTimeAsync(10_000)
    return done
  }
  const overview = async () => (await ada.ask('/api/v1/overview')).json()
  const first = await timed(list)
  expect([titles(first.come), first.come.silent]).toEqual([['orders shop1', 'orders desk1'], silent])
  expect(first.after).toBe(1500)
  expect((await timed(list)).after).toBe(0)
  const glance = await timed(overview)
  expect(glance.come).toMatchObject({ total: 2, silent })
  expect(glance.after).toBeLessThan(2000)
  expect((await timed(overview)).after).toBe(0)
  const item = await timed(async () => (await ada.ask(`/api/v1/items/${toBase64Url(utf8('shop\nshop1'))}`)).status)
  expect(item).toEqual({ come: 200, after: 0 })
})
