import { expect, test } from 'vitest'
import { isOfType } from './file-bytes.ts'

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

test.each([
  ['application/pdf', '%PDF-1.7', true],
  ['application/pdf', '%PDF', false],
  ['application/pdf', ' %PDF-1.7', false],
  ['image/png', '\x89PNG\r\n\x1a\nrest', true],
  ['image/png', '\x89PNG\n\n\x1a\n', false],
  ['image/jpeg', '\xff\xd8\xff\xe0', true],
  ['image/jpeg', 'GIF89a', false],
  ['text/plain', 'Ada\r\n\tLovelace å', true],
  ['text/plain', 'Ada\0', false],
  ['text/plain', 'MZ\x90\x03', false],
  ['text/plain', '', false],
] as const)('whether a file that says %s may begin with %j: %s', (type, text, expected) => {
  expect(isOfType(bytes(text), type)).toBe(expected)
})
