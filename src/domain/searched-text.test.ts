import { expect, test } from 'vitest'
import { searchedText } from './searched-text.ts'

const searched = { title: 'Loan 7', system: 'Library' }

test('title, system, values and parts are searched, in lower case', () => {
  const parts = [{ title: 'Line 1', values: [{ value: true }] }]
  expect(searchedText({ ...searched, values: [{ value: 12.5 }], parts })).toBe('loan 7\nlibrary\n12.5\nline 1\ntrue')
})

test('a code is found by itself and by what people read instead, in any language', () => {
  const values = [{ value: 'L', shown: { en: 'Lent', sv: 'Utlånad' } }]
  expect(searchedText({ ...searched, values })).toBe('loan 7\nlibrary\nl\nlent\nutlånad')
})

test('what is redacted is not searched, even were it there', () => {
  const values = [{ value: 'Bo Ek', shown: { en: 'Bo', sv: 'Bosse' }, redacted: 'third-party' }]
  expect(searchedText({ ...searched, values, parts: [{ title: 'Line', values }] })).toBe('loan 7\nlibrary\nline')
})

test('what lacks title or values is searched for what it has', () => {
  expect(searchedText({ system: 'Library', values: [{ value: null }, {}] })).toBe('library')
})
