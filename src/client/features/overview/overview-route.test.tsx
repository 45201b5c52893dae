// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { apiAs } from '#testing/api-as.ts'
import { visit } from '#testing/visit.tsx'

const held = (id: string, category: string, at: string) => ({ id, category, at })

test('how much, from where, for what and for whom is said first, and each number leads to what it counts', async () => {
  const { ada } = await apiAs()
  await visit('/overview', ada)
  const links = [...document.querySelectorAll('.readouts a')].map((link) => [link.textContent, link.getAttribute('href')])
  expect(links).toEqual([
    ['items, the newest from Thu 3 Sept 2026', '/data?sort=newest'],
    ['system, all have answered', '/data?by=source'],
    [expect.stringMatching(/^uses, /), '/data?by=use'],
    [expect.stringMatching(/^recipient outside the organisation/), '/data?by=recipient'],
  ])
})

test('the picture says in words and in a table what it draws', async () => {
  const items = [held('1', 'orders', '2026-03-01'), held('2', 'orders', '2026-05-01'), held('3', 'visits', '2026-05-02')]
  const { ada } = await apiAs({ items })
  await visit('/overview', ada)
  await screen.findByText(/^When it came\. Most in May 2026: 2 items/)
  expect(document.querySelector('.lanes')!.getAttribute('aria-hidden')).toBe('true')
  expect(document.querySelectorAll('.lanes path')).toHaveLength(2)
  const rows = [...document.querySelectorAll('figure tbody tr')]
  expect(rows.map(({ children }) => [...children].map((cell) => cell.textContent))).toEqual([
    ['May 2026', '2', 'Your orders 1 and Your visits 1'],
    ['March 2026', '1', 'Your orders 1'],
  ])
})

test('one item is a sentence and no drawing', async () => {
  const { ada } = await apiAs({ items: [held('1', 'orders', '2026-03-01')] })
  await visit('/overview', ada)
  await screen.findByText(/Most in March 2026: 1 item, above all Your orders/)
  expect(document.querySelector('.lanes')).toBeNull()
})

test('what is used for nothing that is stated says so', async () => {
  const { ada } = await apiAs({ items: [held('1', 'unknown-kind', '2026-03-01')] })
  await visit('/overview', ada)
  const row = (await screen.findByRole('link', { name: 'unknown-kind' })).closest('tr')!
  expect(within(row).getAllByText('Not stated')).toHaveLength(2)
})
