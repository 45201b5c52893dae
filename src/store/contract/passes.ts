import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Both } from '#store/store-contract.ts'

const now = '2026-03-01T12:00:00.000Z'
const end = '2026-03-01T12:10:00.000Z'

export function passesContract(both: Both) {
  test('a pass can be read until it expires', async () => {
    const { store, other } = both()
    const key = randomUUID()
    await store.passes.write(key, { person: 'ada' }, end)
    expect(await other.passes.read(key, now)).toEqual({ person: 'ada' })
    expect(await other.passes.read(key, end)).toBeUndefined()
    await store.passes.write(key, { person: 'bea' }, end)
    expect(await other.passes.read(key, now)).toEqual({ person: 'bea' })
    await store.passes.remove(key)
    expect(await other.passes.read(key, now)).toBeUndefined()
  })

  test('of many who take the same pass one gets it', async () => {
    const { store, other } = both()
    const key = randomUUID()
    await store.passes.write(key, 'code', end)
    const taken = await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 ? store : other).passes.take(key, now)))
    expect(taken.filter((value) => value !== undefined)).toEqual(['code'])
  })

  test('an expired pass cannot be taken', async () => {
    const { store } = both()
    const key = randomUUID()
    await store.passes.write(key, 'code', now)
    expect(await store.passes.take(key, now)).toBeUndefined()
  })

  test('counting at once counts everybody, and starts anew when the time is over', async () => {
    const { store, other } = both()
    const key = randomUUID()
    const counted = await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 ? store : other).passes.count(key, now, end)))
    expect(counted.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    // The window began with the first one; counting does not push its end away.
    expect(await store.passes.count(key, now, '9999')).toBe(11)
    expect(await store.passes.count(key, end, '9999')).toBe(1)
    expect(await store.passes.count(key, end, '9999')).toBe(2)
  })

  test('what was removed or has expired is not brought back by renewing it', async () => {
    const { store, other } = both()
    const [alive, gone, over] = [randomUUID(), randomUUID(), randomUUID()]
    await store.passes.write(alive, 1, end)
    await store.passes.write(over, 1, now)
    for (const key of [alive, gone, over]) await other.passes.renew(key, 2, now, '9999')
    expect(await Promise.all([alive, gone, over].map((key) => store.passes.read(key, end)))).toEqual([2, undefined, undefined])
  })

  test('sweeping takes away what has expired and nothing else', async () => {
    const { store } = both()
    const [expired, alive] = [randomUUID(), randomUUID()]
    await store.passes.write(expired, 1, now)
    await store.passes.write(alive, 2, end)
    await store.passes.sweep(now)
    expect(await store.passes.read(expired, '2000')).toBeUndefined()
    expect(await store.passes.read(alive, now)).toBe(2)
  })
}
