// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { ItemsPage } from '#api/contract/data.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { visit } from '#testing/visit.tsx'

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const follow = async (name: string) => userEvent.click(await within(await screen.findByRole('main')).findByRole('link', { name }))
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

const visits = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `v${index}`,
    category: 'visits',
    title: `Visit ${index}`,
    at: `2026-0${(index % 9) + 1}-05T10:00:00Z`,
    values: [{ name: 'page', value: index % 2 ? '/prices' : '/help' }],
  }))

async function pathOf(who: Browser, title: string) {
  const { items } = (await (await who.ask('/api/v1/items')).json()) as ItemsPage
  const item = items.find((one) => one.title === title)!
  return `/data/${item.category}/${item.id}`
}

test('each kind of data with how much, because of what and until when', async () => {
  const { ada } = await apiAs()
  await visit('/data', ada)
  const row = (await screen.findByRole('link', { name: 'Your orders' })).closest('tr')!
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['1', 'Shop', 'Contract and Legal obligation', 'Seven years.1 leaves on Sun 2 May 2032', 'May 2025'])
})

test('what is searched for stands in the address, and Back brings everything back', async () => {
  const { ada } = await apiAs()
  const { router } = await visit('/data', ada)
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Find in your data' }), 'prices{Enter}')
  await screen.findByRole('link', { name: 'visits v1' })
  expect(screen.queryByRole('link', { name: 'profile p1' })).toBeNull()
  expect(router.state.location.search).toBe('?q=prices')
  await router.navigate(-1)
  await screen.findByRole('link', { name: 'Your profile' })
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('')
})

test('the same data by source, use and recipient', async () => {
  const { ada } = await apiAs()
  await visit('/data', ada)
  await follow('By recipient')
  const row = (await screen.findByRole('rowheader', { name: 'Mailer Inc.' })).closest('tr')!
  within(row).getByText('Your profile and Your orders')
  await follow('By use')
  await screen.findByRole('link', { name: 'bookkeeping' })
  await follow('By source')
  await follow('Shop')
  await screen.findByRole('link', { name: 'orders o1' })
})

test('fifty more at a press; the address keeps how far one is', async () => {
  const { ada } = await apiAs({ items: visits(120) })
  const { router } = await visit('/data/visits', ada)
  await screen.findByText('1–50 of 120')
  await press('Show 50 more')
  await screen.findByText('1–100 of 120')
  expect(router.state.location.search).toBe('?shown=100')
  await waitFor(() => expect(document.activeElement?.closest('tbody')).not.toBeNull())
  await press('Show 20 more')
  await screen.findByText('1–120 of 120')
  expect(screen.queryByRole('button', { name: /more$/ })).toBeNull()
})

test('whoever comes by the address sees as much as it says', async () => {
  const { ada } = await apiAs({ items: visits(120) })
  await visit('/data/visits?shown=100&q=prices', ada)
  await screen.findByText('1–60 of 60')
})

test('rows that do not come are said to be missing, and those there stay', async () => {
  const { ada } = await apiAs({ items: visits(60) })
  await visit('/data/visits', ada)
  await screen.findByText('1–50 of 60')
  ada.goOffline()
  await press('Show 10 more')
  expect((await screen.findByRole('alert')).textContent).toContain('No more could be shown.')
  screen.getByText('1–50 of 60')
})

test('period and order are in the address too', async () => {
  const { ada } = await apiAs({ items: [...visits(2), { id: 'old', category: 'visits', title: 'Old visit', at: '2024-05-01' }] })
  const { router } = await visit('/data/visits', ada)
  await userEvent.selectOptions(await screen.findByLabelText('Period'), '2024')
  expect(router.state.location.search, 'nothing is sent before the button').toBe('')
  await press('Find')
  await screen.findByText('1–1 of 1')
  screen.getByRole('link', { name: 'Old visit' })
  expect(router.state.location.search).toBe('?period=2024')
})

test('nothing found says what was searched', async () => {
  const { ada } = await apiAs()
  await visit('/data/orders?q=zebra', ada)
  await screen.findByText(/No item holds “zebra”/)
  await follow('Show all')
  await screen.findByRole('link', { name: 'orders o1' })
})

test('a kind of data that does not exist is not found', async () => {
  const { ada } = await apiAs()
  await visit('/data/unicorns', ada)
  await heading('There is nothing at this address')
})

test('ACC-01 nothing held is an answer', async () => {
  const { ada, host } = await apiAs({ items: [{ id: 'p1', category: 'profile' }] })
  await host.store.records.remove([{ system: 'Shop', id: 'p1' }])
  await visit('/data', ada)
  await screen.findByText('Acme holds nothing under this address')
})

test('ACC-15 a system that does not answer is named', async () => {
  const store = memoryStore()
  const shop = recordsSource(store, 'Records')
  const silent = { ...shop, id: 'crm', name: 'The CRM', find: () => Promise.reject(new Error('down')) }
  const { ada } = await apiAs({ store, sources: [shop, silent] })
  await visit('/data', ada)
  await screen.findByRole('heading', { name: 'No answer from The CRM' })
  screen.getByRole('link', { name: 'Your orders' })
})

test('another person’s item is not there', async () => {
  const { ada, eve } = await apiAs()
  await visit(await pathOf(ada, 'profile p1'), eve)
  await heading('There is nothing at this address')
})
