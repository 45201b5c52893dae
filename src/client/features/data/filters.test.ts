import { expect, test } from 'vitest'
import { activeFilters, isFiltered, itemsAsked, readFilters, without, writeFilters } from './filters.ts'

const read = (search: string) => readFilters(new URLSearchParams(search))
const asked = (search: string) => itemsAsked(read(search), '2026-11-22')

test('what the address says is what is asked, and nothing else', () => {
  expect(asked('q= price +list&category=orders&system=CRM&purpose=support&basis=A6-1-f&sort=oldest&shown=100')).toEqual({
    q: 'price  list',
    category: 'orders',
    system: 'CRM',
    purpose: 'support',
    basis: 'A6-1-f',
    sort: 'oldest',
  })
})

test('a period is months back from today, a year, or from one date to another', () => {
  expect(asked('period=1m')).toEqual({ from: '2026-10-22' })
  expect(asked('period=12m')).toEqual({ from: '2025-11-22' })
  expect(asked('period=2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' })
  expect(asked('period=2024&from=2025-02-28')).toEqual({ from: '2025-02-28' })
  expect(asked('from=2025-02-28&to=2025-03-01')).toEqual({ from: '2025-02-28', to: '2025-03-01' })
})

test.each(['period=soon', 'period=dates', 'sort=sideways', 'other=1', 'from=2026-02-30', 'to=soon', 'basis=A6-1-z', ''])(
  '%o asks for everything',
  (search) => {
    expect(asked(search)).toEqual({})
    expect(isFiltered(read(search))).toBe(false)
  },
)

test('order alone filters nothing', () => {
  expect(isFiltered(read('sort=oldest'))).toBe(false)
  expect(isFiltered(read('system=CRM'))).toBe(true)
})

test('an address is written without what filters nothing', () => {
  expect(String(writeFilters(read('q=&system=CRM&period=')))).toBe('system=CRM')
  expect(String(writeFilters(read('period=dates&from=2025-02-28')))).toBe('from=2025-02-28')
})

test('two dates are one filter, and go together', () => {
  const filters = read('q=zebra&from=2025-02-28&to=2025-03-01')
  expect(activeFilters(filters)).toEqual(['q', 'period'])
  expect(String(writeFilters(without(filters, 'period')))).toBe('q=zebra')
})
