import { expect, test } from 'vitest'
import { spansOf } from './months.ts'

const at = (month: string, count: number, category = 'orders') => ({ month, category, count })
const counts = (months: ReturnType<typeof at>[]) => spansOf(months).map(({ span, count }) => [span, count])

test('months of all kinds are added up, empty months stand between, and the kinds are known', () => {
  const spans = spansOf([at('2026-01', 2), at('2025-11', 1), at('2026-01', 3, 'visits')])
  expect(spans.map(({ span, count }) => [span, count])).toEqual([
    ['2025-11', 1],
    ['2025-12', 0],
    ['2026-01', 5],
  ])
  expect(spans.at(-1)!.kinds).toEqual([
    { id: 'visits', count: 3 },
    { id: 'orders', count: 2 },
  ])
})

test('three years are months, ten years are years', () => {
  expect(spansOf([at('2023-12', 1), at('2026-11', 1)])).toHaveLength(36)
  expect(counts([at('2016-12', 4), at('2026-11', 1), at('2026-01', 1)])).toEqual([
    ['2016', 4],
    ...['2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025'].map((year) => [year, 0]),
    ['2026', 2],
  ])
})

test('a date of year 1 or 9999 does not push everything else together', () => {
  expect(counts([at('0001-01', 1), at('2026-11', 5), at('9999-12', 1)])).toEqual([
    ['0001', 1],
    ['2026', 5],
    ['9999', 1],
  ])
  expect(counts([at('0009-12', 1), at('0010-01', 1)])).toEqual([
    ['0009-12', 1],
    ['0010-01', 1],
  ])
})

test('nothing with a date is no picture at all, and one item is one stroke', () => {
  expect(spansOf([])).toEqual([])
  expect(counts([at('2026-11', 1)])).toEqual([['2026-11', 1]])
})
