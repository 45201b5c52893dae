import { expect, test } from 'vitest'
import type { ItemsPage, ItemView, OverviewView } from '#api/contract/data.ts'
import type { HistoryPage } from '#api/contract/history.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import type { Source } from '#sources/source.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'

const list = async (one: Browser, query = '') => (await (await one.ask(`/api/v1/items${query}`)).json()) as ItemsPage
const ids = (page: ItemsPage) => page.items.map((item) => item.title.split(' ')[1])
const first = async (one: Browser, query = '') => (await list(one, query)).items[0]!.id

test('a person sees what is held about them and nothing else, newest first', async () => {
  const { ada, eve } = await apiAs()
  expect(ids(await list(ada))).toEqual(['v1', 'o1', 'p1'])
  expect(ids(await list(eve))).toEqual(['e1'])
})

test.each([
  ['?category=orders', ['o1']],
  ['?purpose=delivery', ['o1', 'p1']],
  ['?basis=A6-1-a', ['v1']],
  ['?system=Nowhere', []],
  ['?from=2025-01-01&to=2025-12-31', ['o1']],
  ['?q=PRICES', ['v1']],
  ['?q=123+46', ['p1']],
  ['?sort=oldest', ['p1', 'o1', 'v1']],
  ['?shown=2', ['p1']],
])('the list answers %s', async (query, expected) => {
  const { ada } = await apiAs()
  const page = await list(ada, query)
  expect(ids(page)).toEqual(expected)
  expect(page.total).toBe(3)
})

test('fifty more at a time', async () => {
  const items = Array.from({ length: 120 }, (_, n) => ({ id: `o${n}`, category: 'orders' }))
  const { ada } = await apiAs({ items })
  expect((await list(ada)).items).toHaveLength(50)
  expect((await list(ada, '?shown=100')).items).toHaveLength(20)
})

test('an unknown sort is refused with a pointer', async () => {
  const { ada } = await apiAs()
  const answer = await ada.ask('/api/v1/items?sort=best')
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/sort' }] })
})

test('ACC-02 an item says what it is used for, for whom and how long', async () => {
  const { ada } = await apiAs()
  const item = (await (await ada.ask(`/api/v1/items/${await first(ada, '?category=orders')}`)).json()) as ItemView
  expect(item).toMatchObject({
    purposes: ['delivery', 'bookkeeping'],
    recipients: ['mailer'],
    keptUntil: '2032-05-02',
    portable: true,
    can: ['correct', 'erase', 'restrict'],
  })
})

test('AZ-01 the item of another and an item that never was are the same 404', async () => {
  const { ada, eve } = await apiAs()
  const theirs = await first(eve)
  for (const id of [theirs, 'bm90aGluZwpoZXJl', '%20', '***']) {
    const answer = await ada.ask(`/api/v1/items/${id}`)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'not-found' })
  }
})

test('a correction is there on the next visit; another’s item and an unknown field are refused', async () => {
  const { ada, eve } = await apiAs()
  const id = await first(ada, '?category=profile')
  const path = `/api/v1/items/${id}/corrections`
  expect((await eve.post(path, { field: 'phone', value: '+46 1' })).status).toBe(404)
  expect(await (await ada.post(path, { field: 'fax', value: '1' })).json()).toMatchObject({ errors: [{ pointer: '/field' }] })
  expect((await ada.post(path, { field: 'phone', value: '+46 8 999' })).status).toBe(200)
  const item = (await (await ada.ask(`/api/v1/items/${id}`)).json()) as ItemView
  expect(item.values).toMatchObject([{ name: 'phone', value: '+46 8 999' }])
  const { entries } = (await (await ada.ask('/api/v1/history')).json()) as HistoryPage
  expect(entries[0]!.event, 'rule 5: it is on record, without the value').toEqual({
    type: 'Corrected',
    category: 'profile',
    field: 'phone',
  })
})

/** Two systems, one of which has died. */
function withSilent() {
  const store = memoryStore()
  const silent: Source = {
    ...recordsSource(store, 'Old CRM'),
    id: 'crm',
    async find() {
      throw new Error('connection refused')
    },
  }
  return { store, sources: [recordsSource(store, 'Records'), silent] }
}

test('ACC-15 a system that does not answer is named, and the rest is shown', async () => {
  const { ada } = await apiAs(withSilent())
  expect(await list(ada)).toMatchObject({ total: 3, silent: [{ source: 'crm', name: 'Old CRM' }] })
})

test('an item of a system that does not answer is 503, not 404', async () => {
  const { ada } = await apiAs(withSilent())
  const answer = await ada.ask(`/api/v1/items/${btoa('crm\n17').replace(/=+$/, '')}`)
  expect(answer.status).toBe(503)
})

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

test('signed out there is nothing', async () => {
  const { ada } = await apiAs()
  await ada.ask('/api/v1/session', { method: 'DELETE' })
  for (const path of ['overview', 'items', 'choices']) expect((await ada.ask(`/api/v1/${path}`)).status, path).toBe(401)
})
