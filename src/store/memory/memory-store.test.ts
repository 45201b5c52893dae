import { expect, test } from 'vitest'
import { add, newStream, totalOf } from '#store/contract/counter.ts'
import { grouped } from '#store/grouped.ts'
import { storeContract } from '#store/store-contract.ts'
import { memoryStore } from './memory-store.ts'

const one = memoryStore()
storeContract('memory', async () => one)

const behind = memoryStore()
storeContract('memory, grouped', async () => grouped(behind))

test('a snapshot brings everything back, and writing goes on from there', async () => {
  const store = memoryStore()
  const stream = newStream()
  await add(store, stream, 2, () => ({
    vault: [{ owner: stream, key: 'name', data: 'Ada' }],
    outbox: [{ id: 'mail-1', kind: 'mail', data: { to: 'ada@example.org' } }],
    addresses: [{ key: 'key', personId: 'ada' }],
  }))
  await store.passes.write('session', { person: 'ada' }, '9999')
  await store.passes.count('tries', '2026', '9999')
  const record = {
    addressKey: 'key',
    id: '1',
    system: 'shop',
    category: 'orders',
    at: '2026-01-01',
    day: '2026-01-01',
    item: { title: 'Sofa' },
  }
  await store.records.put([record])
  await store.bookmarks.write('crm', '17')

  const again = memoryStore()
  again.restore(store.snapshot())
  expect(await again.load([stream])).toEqual(await store.load([stream]))
  expect(await Array.fromAsync(again.history(stream))).toEqual(await Array.fromAsync(store.history(stream)))
  expect(await again.vault.all(stream)).toEqual({ name: 'Ada' })
  expect(await again.outbox.lease('mail', '2026', '9999', 1)).toMatchObject([{ id: 'mail-1', data: { to: 'ada@example.org' } }])
  expect(await again.addresses.find(['key'])).toEqual(['ada'])
  expect(await again.passes.read('session', '2026')).toEqual({ person: 'ada' })
  expect(await again.passes.count('tries', '2026', '9999')).toBe(2)
  expect(await Array.fromAsync(again.records.of(['key']))).toEqual([record])
  expect(await again.bookmarks.read('crm')).toBe('17')

  await add(again, stream)
  expect(await totalOf(again, stream)).toBe(3)
  expect(await again.tip()).toBe(3n)
})

test('what was given or taken out can be changed without changing the store', async () => {
  const store = memoryStore()
  const stream = newStream()
  const { snapshot } = await add(store, stream)
  snapshot.state.total = 99
  const [loaded] = await store.load([stream])
  Object.assign(loaded!.state as object, { total: 98 })
  expect(await totalOf(store, stream)).toBe(1)
})

test('a snapshot from before records had a day, and from before bookmarks, is taken up', async () => {
  const store = memoryStore()
  const at = '2026-01-01T23:30:00.000Z'
  await store.records.put([
    { addressKey: 'key', id: '1', system: 'shop', category: 'orders', at, day: '2026-01-02', item: { title: 'Sofa' } },
  ])
  const { bookmarks: _, ...older } = JSON.parse(store.snapshot().replaceAll(String.raw`,\"day\":\"2026-01-02\"`, ''))
  const again = memoryStore()
  again.restore(JSON.stringify(older))
  expect(await Array.fromAsync(again.records.of(['key']), ({ day }) => day)).toEqual(['2026-01-01'])
  expect(await again.bookmarks.read('crm')).toBeUndefined()
})
