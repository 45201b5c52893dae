// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { ItemsPage } from '#api/contract/data.ts'
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

test('a filter counts at once, keeps the focus, and the number found is said', async () => {
  const { ada } = await apiAs({ items: [...visits(2), { id: 'old', category: 'visits', title: 'Old visit', at: '2024-05-01' }] })
  const { router } = await visit('/data/visits', ada)
  const period = await screen.findByLabelText('Period')
  period.focus()
  await userEvent.selectOptions(period, '2024')
  await screen.findByText('1–1 of 1')
  screen.getByRole('link', { name: 'Old visit' })
  expect(router.state.location.search).toBe('?period=2024')
  expect(document.activeElement).toBe(period)
  const said = screen.getAllByRole('status').map((status) => status.textContent)
  expect(said).toContain('1 item found')
})

test('from one day to another; a year that is still being typed counts for nothing', async () => {
  const { ada } = await apiAs({ items: [...visits(2), { id: 'old', category: 'visits', title: 'Old visit', at: '2024-05-01' }] })
  const { router } = await visit('/data/visits', ada)
  await userEvent.selectOptions(await screen.findByLabelText('Period'), 'Between two dates')
  fireEvent.change(screen.getByLabelText('To'), { target: { value: '0202-05-01' } })
  await waitFor(() => expect(router.state.navigation.state).toBe('idle'))
  expect(router.state.location.search).toBe('')
  fireEvent.change(screen.getByLabelText('To'), { target: { value: '2024-05-01' } })
  await screen.findByText('1–1 of 1')
  expect(router.state.location.search).toBe('?to=2024-05-01')
  await follow('Drop the filter until Wed 1 May 2024')
  await screen.findByText('1–3 of 3')
  expect(screen.queryByLabelText('To')).toBeNull()
})

test('nothing found says what was looked for, and each filter goes at a press', async () => {
  const { ada } = await apiAs()
  const { router } = await visit('/data?q=zebra&category=orders&basis=A6-1-c', ada)
  await screen.findByText(/No item fits all of these: “zebra”, Your orders and because: Legal obligation/)
  await follow('Drop the filter “zebra”')
  await screen.findByRole('link', { name: 'orders o1' })
  expect(router.state.location.search).toBe('?category=orders&basis=A6-1-c')
  await waitFor(() => expect(document.activeElement?.textContent, 'what was pressed is gone').toBe('1 item found'))
  expect(screen.queryByRole('link', { name: 'visits v1' })).toBeNull()
})

test('every item one by one, and the oldest at a press', async () => {
  const { ada } = await apiAs({ items: visits(120) })
  const { router } = await visit('/data', ada)
  await follow('Item by item')
  await screen.findByText('1–50 of 120')
  await follow('Jump to the oldest')
  await waitFor(() => expect(router.state.location.search).toBe('?sort=oldest'))
  await waitFor(() => expect(screen.getAllByRole('row')[1]!.textContent).toMatch(/Jan 2026/))
  screen.getByRole('link', { name: 'Jump to the newest' })
})

test('the rows do not wait for the number of them', async () => {
  const { ada } = await apiAs({ items: visits(60) })
  let answer: () => void = () => undefined
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const slow: typeof ada.fetch = async (input, init) => {
    if (String(input).includes('/items/count')) await asked
    return ada.fetch(input, init)
  }
  await visit('/data/visits', { fetch: slow })
  await screen.findByText('1–50')
  answer()
  await screen.findByText('1–50 of 60')
})

test('Back from an item leads to as many rows as there were', async () => {
  const { ada } = await apiAs({ items: visits(120) })
  const { router, queryClient } = await visit('/data/visits', ada)
  await press('Show 50 more')
  await screen.findByText('1–100 of 120')
  await router.navigate('/data')
  await heading('Your data')
  queryClient.clear()
  await router.navigate(-1)
  await screen.findByText('1–100 of 120')
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

test('another person’s item is not there', async () => {
  const { ada, eve } = await apiAs()
  await visit(await pathOf(ada, 'profile p1'), eve)
  await heading('There is nothing at this address')
})
