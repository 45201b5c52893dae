import { expect, test } from 'vitest'
import type { Item } from '#sources/source.ts'
import { testTenant } from '#testing/tenant.ts'
import { categoryFiles } from './export-files.ts'

const loan = (id: string, value: string, shown?: { en: string; sv: string }): Item => ({
  id,
  source: 'library',
  system: 'Library',
  category: 'orders',
  title: `Loan ${id}`,
  origin: 'observed',
  values: [{ name: 'state', value, ...(shown && { shown }) }],
})

/** What a file holds, by its path. */
const filesOf = (items: Item[]) =>
  new Map(categoryFiles(testTenant(), 'orders', items, 'sv').map(({ path, pieces }) => [path, [...pieces].join('')]))

test('EXP-01 EXP-02 a code stands beside the words people read instead of it: all in JSON, those of the person’s language in CSV', () => {
  const shown = { en: 'lent', sv: 'utlånad' }
  const files = filesOf([loan('1', 'L', shown), loan('2', 'Q')])
  expect(files.get('data/orders.json')).toContain(JSON.stringify(shown))
  expect(files.get('data/orders.csv')).toBe(
    'item_id,at,system,origin,item_title,state,state_text\r\n' +
      '1,,Library,observed,Loan 1,L,utlånad\r\n' +
      '2,,Library,observed,Loan 2,Q,\r\n',
  )
})

test('without codes there are no columns for their words', () => {
  expect(filesOf([loan('1', 'L')]).get('data/orders.csv')).toBe(
    'item_id,at,system,origin,item_title,state\r\n1,,Library,observed,Loan 1,L\r\n',
  )
})
