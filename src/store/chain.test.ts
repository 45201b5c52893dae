import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryStore } from '#store/memory/memory-store.ts'
import { canonicalText, evidenceOf, hashEntry, verifyStream } from './chain.ts'
import { add, newStream, sha256 } from './contract/counter.ts'
import { type Entry, genesis } from './store.ts'

async function chainOf(length: number): Promise<Entry[]> {
  return (await add(memoryStore(), newStream(), length)).entries
}

async function* inOrder(entries: Entry[]) {
  yield* entries
}

const facts = {
  stream: 'person/1' as const,
  version: 1,
  event: { type: 'Unsubscribed', topic: 'news' },
  at: '2026-03-01T12:00:00.000Z',
  actor: 'data-subject' as const,
  door: 'one-click' as const,
  language: 'sv',
}

test('CR-04 the hash is SHA-256 over the RFC 8785 text of the entry and the hash before it', () => {
  const text =
    '{"actor":"data-subject","at":"2026-03-01T12:00:00.000Z","door":"one-click","event":{"topic":"news","type":"Unsubscribed"},' +
    `"language":"sv","previous":"${genesis}","stream":"person/1","version":1}`
  expect(hashEntry(genesis, facts, sha256)).toBe(sha256(text))
})

test('CR-04 whatever stands in an entry, its text is the one RFC 8785 gives', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 })
  const entries = fc.record({
    at: text,
    language: text,
    version: fc.nat(),
    event: fc.dictionary(text, fc.jsonValue({ noUnicodeString: false })).map((more) => ({ ...more, type: 'Any' })),
    ...{ actor: fc.constant(facts.actor), door: fc.constant(facts.door), stream: fc.constant(facts.stream) },
    textVersion: fc.option(text, { nil: undefined }),
  })
  fc.assert(
    fc.property(entries, text, (entry, previous) => {
      const { stream, version, event } = entry
      const whole = canonicalText({ ...evidenceOf(entry), stream, version, event, previous })
      expect(hashEntry(previous, entry, (hashed) => hashed)).toBe(whole)
      expect(hashEntry(previous, entry, (hashed) => hashed, canonicalText(event))).toBe(whole)
    }),
  )
})

test('the hash does not depend on the order of members, on the position, or on members that are undefined', () => {
  const { event, ...rest } = facts
  const same = { textVersion: undefined, position: 7n, hash: 'x', event: { topic: 'news', type: 'Unsubscribed' }, ...rest }
  expect(hashEntry(genesis, same, sha256)).toBe(hashEntry(genesis, facts, sha256))
})

test.each<[string, Partial<Entry> & { event?: { type: string; topic?: string } }]>([
  ['event', { event: { type: 'Unsubscribed', topic: 'offers' } }],
  ['instant', { at: '2026-03-01T12:00:00.001Z' }],
  ['actor', { actor: 'system' }],
  ['door', { door: 'sign-in' }],
  ['language', { language: 'en' }],
  ['text version', { textVersion: '1' }],
  ['stream', { stream: 'person/2' }],
  ['version', { version: 2 }],
])('another %s gives another hash', (_, change) => {
  expect(hashEntry(genesis, { ...facts, ...change }, sha256)).not.toBe(hashEntry(genesis, facts, sha256))
})

test('a whole chain verifies and tells where it ends', async () => {
  const entries = await chainOf(3)
  expect(await verifyStream(inOrder(entries), sha256)).toEqual({ end: { version: 3, head: entries[2]!.hash, position: 3n } })
})

test('the first changed, missing or swapped entry is named', async () => {
  const [a, b, c] = (await chainOf(3)) as [Entry, Entry, Entry]
  const broken = async (...entries: Entry[]) => (await verifyStream(inOrder(entries), sha256)).break
  expect(await broken(a, { ...b, event: { type: 'Subtracted' } }, c)).toEqual({ version: 2, problem: 'changed' })
  expect(await broken(a, c)).toEqual({ version: 2, problem: 'missing' })
  expect(await broken(b, c)).toEqual({ version: 1, problem: 'missing' })
  expect(await broken(a, { ...c, version: 2 }, { ...b, version: 3 })).toEqual({ version: 2, problem: 'changed' })
  expect(await broken(a, { ...b, position: 3n }, { ...c, position: 2n })).toEqual({ version: 3, problem: 'swapped' })
})
