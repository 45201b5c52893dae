import { expect, test } from 'vitest'
import { isFiltered, itemsAsked, readFilters, writeFilters } from './filters.ts'

const read = (search: string) => readFilters(new URLSearchParams(search))
const asked = (search: string) => itemsAsked(read(search), '2026-11-22')

test('what the address says is what is asked, and nothing else', () => {
  expect(asked('q= price +list&system=CRM&purpose=support&sort=oldest&shown=100')).toEqual({
    q: 'price  list',
    system: 'CRM',
    purpose: 'support',
    sort: 'oldest',
  })
})

test('a period is months back from today, or a year', () => {
  expect(asked('period=1m')).toEqual({ from: '2026-10-22' })
  expect(asked('period=12m')).toEqual({ from: '2025-11-22' })
  expect(asked('period=2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' })
})

test.each(['period=soon', 'sort=sideways', 'other=1', ''])('%o asks for everything', (search) => {
  expect(asked(search)).toEqual({})
})

test('order alone filters nothing', () => {
  expect(isFiltered(read('sort=oldest'))).toBe(false)
  expect(isFiltered(read('system=CRM'))).toBe(true)
})

test('an address is written without what filters nothing', () => {
  expect(String(writeFilters(read('q=&system=CRM&period=')))).toBe('system=CRM')
})
