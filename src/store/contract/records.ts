import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { StoredRecord } from '#store/store.ts'
import type { Both } from '#store/store-contract.ts'

function recordOf(addressKey: string, at: string, item: unknown = { title: 'Order' }): StoredRecord {
  return { addressKey, id: randomUUID(), system: 'shop', category: 'orders', at, item }
}

export function recordsContract(both: Both) {
  test('records of several addresses come newest first', async () => {
    const { store, other } = both()
    const [mail, phone] = [randomUUID(), randomUUID()]
    const days = ['2026-01-03', '2026-01-01', '2026-01-04', '2026-01-02']
    await store.records.put(days.map((day, at) => recordOf(at % 2 ? mail : phone, day)))
    await store.records.put([recordOf(randomUUID(), '2026-01-05')])
    const found = await Array.fromAsync(other.records.of([mail, phone, mail]), ({ at }) => at)
    expect(found).toEqual(['2026-01-04', '2026-01-03', '2026-01-02', '2026-01-01'])
    expect(await Array.fromAsync(store.records.of([]))).toEqual([])
  })

  test('a record that comes again takes the place of the first, also within one delivery', async () => {
    const { store } = both()
    const key = randomUUID()
    const record = recordOf(key, '2026-01-01')
    await store.records.put([record, { ...record, item: { title: 'Return' } }])
    await store.records.put([{ ...record, at: '2026-02-01', item: { title: 'Refund' } }])
    expect(await Array.fromAsync(store.records.of([key]))).toEqual([{ ...record, at: '2026-02-01', item: { title: 'Refund' } }])
  })

  test('records can be removed', async () => {
    const { store } = both()
    const key = randomUUID()
    const [kept, gone] = [recordOf(key, '2026-01-01'), recordOf(key, '2026-01-02')]
    await store.records.put([kept, gone])
    await store.records.remove([gone, { system: 'elsewhere', id: kept.id }])
    expect(await Array.fromAsync(store.records.of([key]))).toEqual([kept])
  })

  test('thousands of records of the same instant are read once each', async () => {
    const { store } = both()
    const key = randomUUID()
    const records = Array.from({ length: 2500 }, (_, at) => recordOf(key, at < 1500 ? '2026-01-01' : '2026-01-02'))
    await store.records.put(records)
    const found = await Array.fromAsync(store.records.of([key]), ({ id }) => id)
    expect(found).toHaveLength(2500)
    expect(new Set(found).size).toBe(2500)
  })

  test('a search finds records that hold all words, in any letter case and any language', async () => {
    const { store } = both()
    const key = randomUUID()
    const tag = randomUUID()
    const item = { name: `ÅSA Öberg ${tag}`, lines: [{ title: 'Sofa 100%_off' }], amount: 1234 }
    const record = recordOf(key, '2026-01-01', item)
    await store.records.put([record, recordOf(key, '2026-01-02', { name: `Åsa ${tag}` })])
    expect(await store.records.search(`öberg åsa ${tag}`, 10)).toEqual([record])
    expect(await store.records.search(`${tag} 100%_OFF`, 10)).toEqual([record])
    expect(await store.records.search(`${tag} 1234`, 10)).toEqual([record])
    expect(await store.records.search(`${tag} 100__off`, 10)).toEqual([])
    expect(await store.records.search(`${tag} title`, 10)).toEqual([])
    expect(await store.records.search(tag, 1)).toHaveLength(1)
    expect(await store.records.search('  ', 10)).toEqual([])
  })
}
