import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, escapeFormula, unescapeFormula } from './csv.ts'

test('EXP-02 commas, quotes and line ends are quoted; lines end with CRLF', () => {
  expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', 7, true, null])).toBe('a,"b,c","say ""x""","two\nlines",7,true,\r\n')
})

test.each(['=1+1', '+41 1', '-5', '@me', '\tx', '\rx', '\0x', '＝1', '＠x'])('EXP-03 %j is no formula, and can be had back', (text) => {
  expect(escapeFormula(text)).toBe(`'${text}`)
  expect(csvLine([text])).toMatch(/^"'/)
  expect(unescapeFormula(escapeFormula(text))).toBe(text)
})

test('EXP-03 whatever was escaped comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@a]{0,6}$/)), (text) => unescapeFormula(escapeFormula(text)) === text),
  )
})

test('a negative number is a number, no formula', () => {
  expect(csvLine([-5])).toBe('-5\r\n')
})
