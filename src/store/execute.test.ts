import { expect, test } from 'vitest'
import type { Decider } from '#domain/decider.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { add, counter, evidence, newStream, sha256, totalOf } from './contract/counter.ts'
import { execute, fold } from './execute.ts'
import type { Store } from './store.ts'
import { verify } from './verify.ts'

test('folding the entries gives the state', async () => {
  const { entries, snapshot } = await add(memoryStore(), newStream(), 4)
  expect(fold(counter, entries)).toEqual(snapshot.state)
})

test('a stale change is decided again on the newer state', async () => {
  const store = memoryStore()
  const stream = newStream()
  let overtaken = false
  const slow: Store = {
    ...store,
    async commit(changes) {
      if (!overtaken) {
        overtaken = true
        await add(store, stream, 10)
      }
      return store.commit(changes)
    },
  }
  const { snapshot, entries } = await add(slow, stream)
  expect(snapshot).toMatchObject({ version: 11, state: { total: 11 } })
  expect(entries).toMatchObject([{ version: 11, position: 11n }])
})

test('a stream that is always overtaken is given up, with its name', async () => {
  const stream = newStream()
  const store: Store = { ...memoryStore(), commit: async (changes) => changes.map(() => ({ result: 'stale' })) }
  await expect(add(store, stream)).rejects.toThrow(stream)
})

test('one act that fails does not stop those that wait behind it', async () => {
  const store = memoryStore()
  const stream = newStream()
  const acts = [add(store, stream, -1), add(store, stream), add(store, stream)]
  const results = await Promise.allSettled(acts)
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(await totalOf(store, stream)).toBe(2)
})

test('only the proof part of the evidence is recorded', async () => {
  const store = memoryStore()
  const more = { ...evidence, email: 'ada@example.org' }
  await execute(store, sha256, counter, newStream(), { type: 'Add', by: 1 }, more)
  expect(store.snapshot()).not.toContain('ada@example.org')
})

test('current and the ledger agree even when a rule writes members that are undefined', async () => {
  const careless: Decider<Record<string, string | undefined>, string, { type: string; note?: string }> = {
    initial: {},
    decide: (note) => [{ type: 'Noted', note: note || undefined }],
    evolve: (state, event) => ({ ...state, ...event }),
  }
  const store = memoryStore()
  const stream = newStream()
  await execute(store, sha256, careless, stream, 'first', evidence)
  await execute(store, sha256, careless, stream, '', evidence)
  const rules = { person: careless, request: careless, visit: careless }
  expect(await verify(store, sha256, rules)).toEqual({ streams: 1, entries: 2 })
})
