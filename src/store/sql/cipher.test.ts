import { expect, test } from 'vitest'
import { cipher } from './cipher.ts'

const old = { id: '2025', key: new Uint8Array(32).fill(1) }
const current = { id: '2026', key: new Uint8Array(32).fill(2) }

test('what is sealed can be opened and not read', () => {
  const { seal, open } = cipher([current])
  const sealed = seal('Åsa Öberg')
  expect(sealed).not.toContain(Buffer.from('Åsa Öberg').toString('base64url'))
  expect(open(sealed)).toBe('Åsa Öberg')
  expect(seal('Åsa Öberg')).not.toBe(sealed)
})

test('after a rotation old text still opens, and new text has the new key', () => {
  const sealed = cipher([old]).seal('Ada')
  const rotated = cipher([current, old])
  expect(rotated.open(sealed)).toBe('Ada')
  expect(rotated.isCurrent(sealed)).toBe(false)
  expect(rotated.isCurrent(rotated.seal('Ada'))).toBe(true)
  expect(() => cipher([current]).open(sealed)).toThrow('2025')
})

test.each([0, 14, 30, -2])('text changed at character %s of its body does not open', (at) => {
  const { seal, open } = cipher([current])
  const [id, body = ''] = seal('a text that is long enough').split('.')
  const letter = body.at(at) === 'A' ? 'B' : 'A'
  expect(() => open(`${id}.${body.slice(0, at)}${letter}${at === -2 ? body.slice(-1) : body.slice(at + 1)}`)).toThrow()
})

test('a key that is too short is refused', () => {
  expect(() => cipher([{ id: 'short', key: new Uint8Array(16) }])).toThrow('short')
  expect(() => cipher([])).toThrow()
})
