import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64Url, fromHex, toBase64Url, toHex } from './bytes.ts'

const bytes = fc.uint8Array({ maxLength: 100 })

test('hex and base64url are those of Node, and lead back', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(toHex(some)).toBe(Buffer.from(some).toString('hex'))
      expect(toBase64Url(some)).toBe(Buffer.from(some).toString('base64url'))
      expect(fromHex(toHex(some))).toEqual(some)
      expect(fromBase64Url(toBase64Url(some))).toEqual(some)
    }),
  )
})

test('TOK-02 of all texts only the one spelling of each value is read', () => {
  const nearly = fc.string({ unit: fc.constantFrom(...'AQgwB-_9+/=é '), maxLength: 9 })
  fc.assert(
    fc.property(nearly, (text) => {
      const value = Buffer.from(text, 'base64url')
      const isOneSpelling = value.toString('base64url') === text
      expect(fromBase64Url(text)).toEqual(isOneSpelling ? new Uint8Array(value) : undefined)
    }),
    { numRuns: 2000 },
  )
})

test.each(['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'AA+A', 'AA/A', 'AA A', 'AAÁA', 'AA\u{10041}'])('%j is no value', (text) => {
  expect(fromBase64Url(text)).toBeUndefined()
})

test('a megabyte is no trouble', () => {
  const many = new Uint8Array(1_000_000).fill(7)
  expect(fromBase64Url(toBase64Url(many))?.length).toBe(many.length)
})
