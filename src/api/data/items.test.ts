import { expect, test } from 'vitest'
import type { ItemsPage, ItemView } from '#api/contract/data.ts'
import type { HistoryPage } from '#api/contract/history.ts'
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
])('the list answers %s', async (query, expected) => {
  const { ada } = await apiAs()
  const page = await list(ada, query)
  expect(ids(page)).toEqual(expected)
  expect(page.next).toBeUndefined()
  expect(await (await ada.ask(`/api/v1/items/count${query}`)).json()).toEqual({ matching: expected.length, total: 3 })
})

test('a category the tenant does not know is used for nothing, and is shown all the same', async () => {
  const { ada } = await apiAs({ items: [{ id: 'x1', category: 'shoes' }] })
  expect(ids(await list(ada))).toEqual(['x1'])
  expect(ids(await list(ada, '?category=shoes'))).toEqual(['x1'])
  expect(ids(await list(ada, '?purpose=delivery'))).toEqual([])
  expect(ids(await list(ada, '?basis=A6-1-b&category=shoes'))).toEqual([])
})

test('fifty more at a time', async () => {
  const items = Array.from({ length: 120 }, (_, n) => ({ id: `o${n}`, category: 'orders' }))
  const { ada } = await apiAs({ items })
  const seen: string[] = []
  const lengths: number[] = []
  let page = await list(ada, '?sort=oldest')
  for (; ; page = await list(ada, `?sort=oldest&after=${page.next}`)) {
    lengths.push(page.items.length)
    seen.push(...ids(page).map(String))
    if (!page.next) break
  }
  expect(lengths).toEqual([50, 50, 20])
  expect(new Set(seen).size).toBe(120)
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
  expect(item.editAt).toBeUndefined()
})

test('where the tenant has a place of its own to edit something, the item leads there', async () => {
  const signed = await apiAs()
  const editAt = { title: { en: 'Your account', sv: 'Ditt konto' }, url: 'https://acme.example/account' }
  signed.host.tenant.categories.find(({ id }) => id === 'orders')!.editAt = editAt
  const id = await first(signed.ada, '?category=orders')
  expect(await (await signed.ada.ask(`/api/v1/items/${id}`)).json()).toMatchObject({ editAt })
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
  expect(await (await ada.post(path, { field: 'phone', value: '+46 8 999' })).json()).toMatchObject({ item: { id } })
  const item = (await (await ada.ask(`/api/v1/items/${id}`)).json()) as ItemView
  expect(item.values).toMatchObject([{ name: 'phone', value: '+46 8 999' }])
  const { entries } = (await (await ada.ask('/api/v1/history')).json()) as HistoryPage
  expect(entries[0]!.event, 'rule 5: it is on record, without the value').toEqual({
    type: 'Corrected',
    category: 'profile',
    field: 'phone',
  })
})

test('signed out there is nothing', async () => {
  const { ada } = await apiAs()
  await ada.ask('/api/v1/session', { method: 'DELETE' })
  for (const path of ['overview', 'items', 'choices']) expect((await ada.ask(`/api/v1/${path}`)).status, path).toBe(401)
})
