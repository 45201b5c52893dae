import { expect, test } from 'vitest'
import type { Wanted } from '#domain/wanted.ts'
import type { Item } from './source.ts'
import { dayOf, isWanted, narrowed, tallied } from './wanted-items.ts'

const zone = 'Europe/Stockholm'
const item = (more: Partial<Item> = {}): Item => ({
  id: '1',
  source: 's',
  system: 'The Shop',
  category: 'orders',
  title: 'Order 17',
  at: '2026-02-28T23:30:00.000Z',
  origin: 'provided',
  values: [{ name: 'colour', label: { en: 'Shade', sv: 'Nyans' }, value: 'Red' }],
  parts: [{ title: 'Line 1', values: [{ name: 'count', value: 12.5 }] }],
  ...more,
})

test.each<[Wanted, boolean]>([
  [{}, true],
  [{ categories: [] }, false],
  [{ categories: ['visits', 'orders'] }, true],
  [{ categories: ['visits'] }, false],
  [{ system: 'The Shop' }, true],
  [{ system: 'the shop' }, false],
  [{ from: '2026-03-01', to: '2026-03-01' }, true],
  [{ to: '2026-02-28' }, false],
  [{ from: '2026-03-02' }, false],
  [{ words: [] }, true],
  [{ words: ['shop', 'red', '12.5', 'line', '7'] }, true],
  [{ words: ['red', 'blue'] }, false],
  [{ words: ['shade'] }, false],
  [{ words: ['colour'] }, false],
])('%j', (wanted, matches) => {
  expect(isWanted(item(), wanted, zone)).toBe(matches)
})

test('what has no date is in no period', () => {
  expect(isWanted(item({ at: undefined }), { from: '0001-01-01' }, zone)).toBe(false)
  expect(isWanted(item({ at: undefined }), { to: '9999-12-31' }, zone)).toBe(false)
})

test('a date is a local day as it is, an instant is where the controller is', () => {
  expect(dayOf({ at: '2026-02-28' }, zone)).toBe('2026-02-28')
  expect(dayOf({ at: '2026-02-28T23:30:00Z' }, zone)).toBe('2026-03-01')
})

test('an empty list and a list that is cut end quietly', async () => {
  expect(await Array.fromAsync(narrowed([], { order: 'oldest', after: { at: undefined, id: 'x' } }, zone))).toEqual([])
  expect(await Array.fromAsync(narrowed([item()], { after: { at: undefined } }, zone))).toEqual([])
})

test('counts are by category, system and local month', async () => {
  const items = [item(), item({ id: '2', at: '2026-03-31' }), item({ id: '3', at: undefined }), item({ id: '4', system: 'CRM' })]
  expect(await tallied(items, zone)).toEqual([
    { category: 'orders', system: 'The Shop', month: '2026-03', count: 2 },
    { category: 'orders', system: 'The Shop', count: 1 },
    { category: 'orders', system: 'CRM', month: '2026-03', count: 1 },
  ])
})
