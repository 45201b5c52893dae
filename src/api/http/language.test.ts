import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  ['sv', 'sv'],
  ['sv-FI', 'sv'],
  ['EN-us', 'en'],
  ['de, sv;q=0.5, en;q=0.8', 'en'],
  ['sv;q=0, en', 'en'],
  ['de', 'sv'],
  ['*', 'sv'],
  ['', 'sv'],
  [undefined, 'sv'],
  ['svx', 'sv'],
])('%s is answered in %s where the organisation speaks Swedish', (header, language) => {
  expect(languageOf(header, 'sv')).toBe(language)
})
