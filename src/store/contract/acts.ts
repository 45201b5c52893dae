import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Refusal } from '#domain/decider.ts'
import { genesis } from '#store/store.ts'
import type { Both } from '#store/store-contract.ts'
import { add, changeFor, counter, evidence, newStream, totalOf } from './counter.ts'

export function actsContract(both: Both) {
  test('the store is ready', async () => {
    await both().store.ready()
  })

  test('a stream that does not exist has no version, no state and the genesis head', async () => {
    const stream = newStream()
    expect(await both().store.load([stream])).toEqual([{ stream, version: 0, head: genesis, state: undefined }])
  })

  test('an act is in the ledger and in current, seen from either node', async () => {
    const { store, other } = both()
    const stream = newStream()
    const done = await add(store, stream, 2)
    expect(done.snapshot).toMatchObject({ stream, version: 2, state: { total: 2 }, head: done.entries[1]!.hash })
    expect(done.entries.map(({ version }) => version)).toEqual([1, 2])
    expect(done.entries[0]!.position).toBeGreaterThan(0n)

    expect(await Array.fromAsync(other.history(stream))).toEqual(done.entries)
    expect(await other.load([newStream(), stream])).toEqual([expect.objectContaining({ version: 0 }), done.snapshot])
    expect(done.entries[0]).toMatchObject(evidence)
  })

  test('a long history is read whole and in order', async () => {
    const { store } = both()
    const stream = newStream()
    await add(store, stream, 2300)
    const versions = await Array.fromAsync(store.history(stream), ({ version }) => version)
    expect(versions).toEqual(Array.from({ length: 2300 }, (_, at) => at + 1))
  })

  test('a history can be read from the middle', async () => {
    const { store } = both()
    const stream = newStream()
    await add(store, stream, 5)
    expect(await Array.fromAsync(store.history(stream, 3), ({ version }) => version)).toEqual([4, 5])
    expect(await Array.fromAsync(store.history(stream, 5))).toEqual([])
  })

  test('a refused command and one that changes nothing write nothing', async () => {
    const { store } = both()
    const stream = newStream()
    const tip = await store.tip()
    await expect(add(store, stream, -1)).rejects.toThrow(new Refusal('negative'))
    const nothing = await add(store, stream, 0, () => ({ outbox: [{ id: randomUUID(), kind: 'mail', data: {} }] }))
    expect(nothing).toMatchObject({ entries: [], snapshot: { version: 0, state: counter.initial } })
    expect(await store.tip()).toBe(tip)
  })

  test('a change made on what is no longer so is stale and leaves nothing behind', async () => {
    const { store, other } = both()
    const stream = newStream()
    const address = randomUUID()
    const effect = { id: randomUUID(), kind: `late ${address}`, data: {} }
    await add(store, stream, 1, () => ({ vault: [{ owner: stream, key: 'kept', data: 1 }] }))
    const late = await changeFor(store, stream, () => ({
      vault: [
        { owner: stream, key: 'late', data: 1 },
        { owner: stream, key: 'kept' },
      ],
      outbox: [effect],
      addresses: [{ key: address, personId: 'late' }],
    }))
    await add(other, stream)
    expect(await store.commit([late])).toEqual([{ result: 'stale' }])
    expect(await totalOf(store, stream)).toBe(2)
    expect(await store.vault.all(stream)).toEqual({ kept: 1 })
    expect(await store.outbox.lease(effect.kind, '2026', '9999', 1)).toEqual([])
    expect(await store.addresses.find([address])).toEqual([undefined])
  })

  test('in one group a stale change does not spoil the others', async () => {
    const { store } = both()
    const [first, stale, last] = [newStream(), newStream(), newStream()]
    const changes = [await changeFor(store, first), await changeFor(store, stale), await changeFor(store, last)]
    await add(store, stale)
    const results = await store.commit(changes)
    expect(results.map(({ result }) => result)).toEqual(['done', 'stale', 'done'])
    expect(await Promise.all([first, stale, last].map((stream) => totalOf(store, stream)))).toEqual([1, 1, 1])
  })

  test('of two changes to one stream in one group the second is stale, even when they are the same', async () => {
    const { store } = both()
    const stream = newStream()
    const effect = () => ({ outbox: [{ id: randomUUID(), kind: 'mail', data: {} }] })
    const changes = [await changeFor(store, stream, effect), await changeFor(store, stream, effect)]
    expect(changes[0]!.current).toEqual(changes[1]!.current)
    const { due } = await store.outbox.waiting()
    expect((await store.commit(changes)).map(({ result }) => result)).toEqual(['done', 'stale'])
    expect(await store.commit(changes.slice(1))).toEqual([{ result: 'stale' }])
    expect(await Array.fromAsync(store.history(stream))).toHaveLength(1)
    expect((await store.outbox.waiting()).due).toBe(due + 1)
  })

  test('a commit that fails halfway has written nothing, and the next one goes through', async () => {
    const { store } = both()
    const [good, bad] = [newStream(), newStream()]
    const address = randomUUID()
    const also = () => ({
      vault: [{ owner: bad, key: 'name', data: 'Ada' }],
      // No store can write a bigint.
      outbox: [{ id: randomUUID(), kind: 'mail', data: 1n }],
      addresses: [{ key: address, personId: 'ada' }],
    })
    const changes = [await changeFor(store, good), await changeFor(store, bad, also)]
    const tip = await store.tip()
    await expect(store.commit(changes)).rejects.toThrow()

    expect(await store.tip()).toBe(tip)
    expect(await store.load([good, bad])).toEqual([expect.objectContaining({ version: 0 }), expect.objectContaining({ version: 0 })])
    expect(await store.vault.all(bad)).toEqual({})
    expect(await store.addresses.find([address])).toEqual([undefined])
    expect(await store.commit(changes.slice(0, 1))).toEqual([{ result: 'done', positions: [tip + 1n] }])
  })

  test('two writers at once: both acts hold, none twice', async () => {
    const { store, other } = both()
    const stream = newStream()
    await Promise.all([add(store, stream), add(other, stream)])
    expect(await totalOf(store, stream)).toBe(2)
    expect(await Array.fromAsync(store.history(stream))).toHaveLength(2)
  })

  test('fifty acts at once on one stream through two nodes all hold', async () => {
    const { store, other } = both()
    const stream = newStream()
    const acts = Array.from({ length: 50 }, (_, at) => add(at % 2 ? store : other, stream))
    const positions = (await Promise.all(acts)).map(({ entries }) => entries[0]!.position)
    expect(new Set(positions).size).toBe(50)
    expect(await totalOf(store, stream)).toBe(50)
  })

  test('fifty acts at once on fifty streams all hold, each with its own answer', async () => {
    const { store, other } = both()
    const streams = Array.from({ length: 50 }, () => newStream())
    const done = await Promise.all(streams.map((stream, at) => add(at % 2 ? store : other, stream, (at % 3) + 1)))
    expect(done.map(({ snapshot }) => snapshot.stream)).toEqual(streams)
    expect(done.map(({ snapshot }) => snapshot.state.total)).toEqual(streams.map((_, at) => (at % 3) + 1))
  })
}
