import { expect, test } from 'vitest'
import { byMonth } from './months.ts'

const at = (month: string, count: number, category = 'orders') => ({ month, category, count })

test('months of all categories are added up, and empty months stand between', () => {
  expect(byMonth([at('2026-01', 2), at('2025-11', 1), at('2026-01', 3, 'visits')])).toEqual([
    { month: '2025-11', count: 1 },
    { month: '2025-12', count: 0 },
    { month: '2026-01', count: 5 },
  ])
})

test('only the newest months are shown', () => {
  expect(byMonth([at('1999-01', 1), at('2026-02', 1)], 3).map(({ month }) => month)).toEqual(['2025-12', '2026-01', '2026-02'])
})

test('nothing held is no month at all', () => {
  expect(byMonth([])).toEqual([])
})
