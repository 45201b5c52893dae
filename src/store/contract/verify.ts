import { expect, test } from 'vitest'
import { rebuild } from '#store/rebuild.ts'
import type { Both } from '#store/store-contract.ts'
import { verify } from '#store/verify.ts'
import { add, deciders, label, newStream, sha256 } from './counter.ts'

export function verifyContract(both: Both) {
  test('everything written by these tests verifies', async () => {
    const { store } = both()
    const verified = await verify(store, sha256, deciders)
    expect(verified).toEqual({ streams: expect.any(Number), entries: Number(await store.tip()) })
    expect(verified.streams).toBeGreaterThan(10)
  })

  test('verify is not misled by those who write meanwhile', async () => {
    const { store, other } = both()
    const streams = [newStream(), newStream('request'), newStream('visit')]
    const writing = { on: true }
    const writers = streams.map(async (stream) => {
      while (writing.on) await add(other, stream).then(() => new Promise(setImmediate))
    })
    const verified = await verify(store, sha256, deciders)
    writing.on = false
    await Promise.all(writers)
    expect(verified.break).toBeUndefined()
  })

  test('current that does not match the ledger is found by verify and mended by rebuild', async () => {
    const { store } = both()
    const stream = newStream()
    await add(store, stream, 2)
    const { snapshot } = await label(store, stream, { person: 'ada', status: 'received', dueOn: '2026-04-01' })
    for (const wrong of [{ state: { total: 200 } }, { status: 'refused' }, { dueOn: undefined }]) {
      await store.replaceCurrent({ ...snapshot, ...wrong })
      expect(await verify(store, sha256, deciders)).toMatchObject({ break: { stream, version: 3, problem: 'current' } })
    }
    expect(await rebuild(store, deciders)).toBeGreaterThan(1)
    expect(await store.load([stream])).toEqual([snapshot])
    expect((await verify(store, sha256, deciders)).break).toBeUndefined()
  })

  test('rebuild does not put back an old state over an act that came meanwhile', async () => {
    const { store } = both()
    const stream = newStream()
    const { snapshot } = await add(store, stream)
    const newer = await add(store, stream)
    await store.replaceCurrent(snapshot)
    expect(await store.load([stream])).toEqual([newer.snapshot])
  })
}
