import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { choices } from '#domain/choices.ts'
import { execute } from '#store/execute.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import type { Store, StreamId } from '#store/store.ts'
import { smallTenant } from '#testing/small-tenant.ts'
import { importRecords } from './import.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const line = (id: string, at: string, person: object = { email: 'ada@example.com', name: 'Ada Ek' }) =>
  JSON.stringify({ person, system: 'Web shop', id, category: 'orders', title: id, at, origin: 'provided', values: [] })

let store: Store
let asked: number
beforeEach(() => {
  store = memoryStore()
  asked = 0
})

async function erasedAt(at: string, key = 'key of ada@example.com') {
  const stream: StreamId = `person/${key.length}`
  const rules = choices(smallTenant)
  const command = { type: 'Forget', of: rules.initial } as const
  const evidence = { at, actor: 'system', door: 'staff', language: 'en' } as const
  await execute(store, sha256, rules, stream, command, evidence, () => ({ addresses: [{ key, personId: stream.slice(7) }] }))
}

async function load(...lines: string[]) {
  const counting = {
    records: store.records,
    loadByAddress: (keys: readonly string[]) => {
      asked += 1
      return store.loadByAddress(keys)
    },
  }
  async function* file() {
    yield* lines
  }
  const keyOf = (email: string) => `key of ${email}`
  return importRecords(file(), { store: counting, keyOf, sha256, categories: ['orders'], timeZone: 'Europe/Oslo' })
}

test('ERA-03 what is not newer than the erasure is left out and named by its line; the rest is taken', async () => {
  // In Oslo it is the 23rd already.
  await erasedAt('2026-11-22T23:30:00.000Z')
  const result = await load(
    line('old', '2020-01-01'),
    '',
    line('same day', '2026-11-23'),
    line('same day, later', '2026-11-23T22:59:00Z'),
    '{',
    line('next day', '2026-11-24'),
    line('next day, by the clock of Oslo', '2026-11-23T23:00:00Z'),
    line('another', '2020-01-01', { email: 'bo@example.com' }),
  )
  expect(result).toEqual({
    kept: 3,
    repeated: 0,
    bad: [{ line: 5, reason: 'the line is not JSON' }],
    forgotten: [1, 3, 4].map((number) => ({ line: number, erasedOn: '2026-11-23' })),
  })
  const held = await store.records.held(['old', 'same day', 'next day', 'another'].map((id) => ({ system: 'Web shop', id })))
  expect(held.map(({ id }) => id).sort()).toEqual(['another', 'next day'])
})

test('ERA-03 it is the address that counts, whatever the name and marks that stand beside it by now', async () => {
  await erasedAt('2026-11-22T09:00:00.000Z')
  const named = { email: 'ada@example.com', name: 'Ada Married', marks: [{ kind: 'phone', value: '1' }] }
  const { kept, forgotten } = await load(line('1', '2020-01-01', named), line('2', '2020-01-01', { email: 'ada@example.com' }))
  expect([kept, forgotten.length]).toEqual([0, 2])
})

test('an older line does not end the newer data of somebody who came back', async () => {
  await erasedAt('2026-11-22T09:00:00.000Z')
  await load(line('profile', '2026-12-01'))
  expect(await load(line('profile', '2020-01-01'))).toMatchObject({ kept: 0, repeated: 0, forgotten: [{ line: 1 }] })
  expect(await store.records.held([{ system: 'Web shop', id: 'profile' }])).toMatchObject([{ at: '2026-12-01' }])
})

test('somebody who has choices and was never erased is taken as always', async () => {
  const rules = choices(smallTenant)
  const evidence = { at: '2026-11-22T09:00:00.000Z', actor: 'data-subject', door: 'sign-in', language: 'en' } as const
  await execute(store, sha256, rules, 'person/1', { type: 'StopAllMarketing' }, evidence, () => ({
    addresses: [{ key: 'key of ada@example.com', personId: '1' }],
  }))
  expect(await load(line('1', '2020-01-01'))).toMatchObject({ kept: 1, forgotten: [] })
})

test('the store is asked once for many lines', async () => {
  await load(...Array.from({ length: 1100 }, (_, n) => line(`${n}`, '2020-01-01', { email: `person.${n}@folk.example` })))
  expect(asked).toBe(3)
})
