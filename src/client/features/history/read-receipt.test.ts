import { expect, test } from 'vitest'
import { readReceipt } from './read-receipt.ts'

const entry = {
  stream: 'person/1',
  version: 1,
  at: '2026-11-22T09:00:00Z',
  actor: 'data-subject',
  door: 'sign-in',
  language: 'en',
  event: { type: 'Unsubscribed', topic: 'news' },
  hash: 'ab',
}

test('a receipt is read with what stands beside its entry', () => {
  const receipt = { entry, previous: 'cd', text: { title: 'News' } }
  expect(readReceipt(JSON.stringify(receipt))).toEqual({ claimed: receipt })
})

test.each([
  ['  ', 'empty'],
  ['UX4-7KQ2', 'not-json'],
  [JSON.stringify({ entry }).slice(0, -1), 'not-json'],
  ['{"hello": 1}', 'not-receipt'],
  ['[]', 'not-receipt'],
  [JSON.stringify({ entry: { ...entry, hash: undefined } }), 'not-receipt'],
])('%j is no receipt: %s', (text, fault) => {
  expect(readReceipt(text)).toEqual({ fault })
})
