import { expect, test } from 'vitest'
import type { OverviewView } from '#api/contract/data.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { apiAs, people as signedOut } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { memorySource } from '#testing/memory-source.ts'

const glance = async (one: Browser) => (await (await one.ask('/api/v1/overview')).json()) as OverviewView

test('the overview counts by category, system and month, and says what leaves next', async () => {
  const { ada } = await apiAs()
  const overview = (await (await ada.ask('/api/v1/overview')).json()) as OverviewView
  expect(overview).toMatchObject({ total: 3, newestAt: '2026-09-03T11:00:00Z', systems: [{ name: 'Shop', count: 3 }] })
  expect(overview.categories).toEqual([
    { id: 'profile', count: 1, systems: ['Shop'] },
    { id: 'orders', count: 1, systems: ['Shop'], nextErasure: { on: '2032-05-02', count: 1 } },
    { id: 'visits', count: 1, systems: ['Shop'] },
  ])
  expect(overview.months).toContainEqual({ month: '2026-09', category: 'visits', count: 1 })
})

test('months are those of the legal time zone, over all systems; what has no date is counted and in no month', async () => {
  const people = [
    {
      ref: '1',
      emails: ['ada@example.org'],
      items: [
        { id: '1', category: 'orders', at: '2026-02-28T23:30:00.000Z' },
        { id: '2', category: 'orders', at: '2026-03-05' },
        { id: '3', category: 'shoes' },
      ],
    },
  ]
  const { host, stranger: ada } = signedOut({
    sources: [memorySource({ id: 'crm', name: 'CRM', people }), memorySource({ id: 'shop', name: 'Shop', people })],
  })
  await ada.signIn('ada@example.org')
  expect(host.sources).toHaveLength(2)
  const overview = await glance(ada)
  expect(overview.months).toEqual([{ month: '2026-03', category: 'orders', count: 4 }])
  expect(overview.categories).toMatchObject([
    { id: 'orders', count: 4, systems: ['CRM', 'Shop'] },
    { id: 'shoes', count: 2 },
  ])
  expect(overview).toMatchObject({ total: 6, newestAt: '2026-03-05' })
})

test('what leaves next is the oldest whose time is not over, with all that leave on that day', async () => {
  const at = (...days: string[]) => days.map((day, n) => ({ id: `o${n}`, category: 'orders', at: day }))
  const { ada, host } = await apiAs({ items: at('2019-11-21', '2020-02-28', '2020-02-29T11:00:00Z', '2020-03-01', '2026-01-01') })
  expect((await glance(ada)).categories[0]!.nextErasure).toEqual({ on: '2027-02-28', count: 2 })
  host.tenant.categories[1]!.retention = { kind: 'period', period: 'P20D', text: { en: 'Twenty days.', sv: 'Tjugo dagar.' } }
  expect((await glance(ada)).categories[0]!.nextErasure, 'all are over').toBeUndefined()
})

test('it costs as many questions for many items as for few', async () => {
  const questions = async (count: number) => {
    const store = memoryStore()
    let asked = 0
    let read = 0
    const inner = recordsSource(store, 'Records')
    const counting: typeof inner = {
      ...inner,
      tally(...args) {
        asked += 1
        return inner.tally(...args)
      },
      async *read(...args) {
        asked += 1
        for await (const item of inner.read(...args)) {
          read += 1
          yield item
        }
      },
    }
    const items = Array.from({ length: count }, (_, n) => ({ id: `${n}`, category: n % 2 ? 'orders' : 'visits', at: '2026-01-01' }))
    const { ada } = await apiAs({ store, sources: [counting], items })
    expect((await glance(ada)).total).toBe(count)
    return { asked, read }
  }
  expect(await questions(2000)).toEqual(await questions(20))
})
