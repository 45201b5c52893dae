import { expect, test } from 'vitest'
import { guessCounter } from './guesses.ts'

const at = new Date('2026-11-22T09:00:00Z')
const guess = (count: (ip: string | undefined) => boolean, ip: string | undefined, times: number) =>
  Array.from({ length: times }, () => count(ip)).at(-1)

test('TOK-05 sixty guesses a minute are answered, the next one is too many', () => {
  const isTooMany = guessCounter(() => at)
  expect(guess(isTooMany, '192.0.2.1', 60)).toBe(false)
  expect(guess(isTooMany, '192.0.2.1', 1)).toBe(true)
  expect(guess(isTooMany, '192.0.2.2', 1)).toBe(false)
})

test('TOK-05 the addresses of one IPv6 household are one caller', () => {
  const isTooMany = guessCounter(() => at)
  for (let host = 1; host <= 60; host++) isTooMany(`2001:db8:1:2::${host.toString(16)}`)
  expect(isTooMany('2001:db8:1:2::ffff')).toBe(true)
  expect(isTooMany('2001:db8:1:3::1')).toBe(false)
})

test('whoever is nowhere, as in tests and in the mock, is not counted', () => {
  expect(
    guess(
      guessCounter(() => at),
      undefined,
      100,
    ),
  ).toBe(false)
})

test('TOK-05 what is remembered stays bounded: the caller known longest is forgotten', () => {
  const isTooMany = guessCounter(() => at)
  expect(guess(isTooMany, '192.0.2.1', 61)).toBe(true)
  for (let other = 0; other < 9_999; other++) isTooMany(`10.0.${other >> 8}.${other & 255}`)
  expect(isTooMany('192.0.2.1'), 'there is room for ten thousand').toBe(true)
  isTooMany('10.1.0.0')
  expect(isTooMany('192.0.2.1')).toBe(false)
})
