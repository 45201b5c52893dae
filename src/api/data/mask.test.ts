import { expect, test } from 'vitest'
import type { Item } from '#sources/source.ts'
import { maskFreeText } from './mask.ts'

const item = (name: string, value: string | number): Item => ({
  id: '1',
  source: 's',
  system: 'S',
  category: 'tickets',
  title: 'Ticket 1',
  origin: 'provided',
  values: [{ name, value }],
  parts: [{ title: 'Reply', values: [{ name, value }] }],
})

test.each([
  ['phone', '+46 8 123'],
  ['total', 12.5],
  ['city', 'Stockholm'],
])('staff see %s', (name, value) => {
  expect(maskFreeText(item(name, value))).toEqual(item(name, value))
})

test('staff see a code and the words of the system for it, whatever its name', () => {
  const coded = { ...item('reason', 'X'), values: [{ name: 'reason', value: 'X', shown: { en: 'Moved', sv: 'Flyttat' } }], parts: [] }
  expect(maskFreeText(coded)).toEqual(coded)
})

test.each([
  ['message', 'Hi'],
  ['field_7', 'A longer text in which somebody tells about their health, as people do.'],
  ['field_8', 'two\nlines'],
])('IMP-04 staff do not see free text in %s', (name, value) => {
  expect(JSON.stringify(maskFreeText(item(name, value)))).not.toContain(JSON.stringify(value).slice(1, -1))
})
