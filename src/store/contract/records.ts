import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Both } from '#store/store-contract.ts'
import { recordOf } from './record.ts'

export function recordsContract(both: Both) {
  test('a record that comes again takes the place of the first, also within one delivery', async () => {
    const { store } = both()
    const key = randomUUID()
    const record = recordOf(key, '2026-01-01')
    await store.records.put([record, { ...record, item: { title: 'Return' } }])
    const last = { ...record, at: '2026-02-01', day: '2026-02-01', category: 'returns', item: { title: 'Refund' } }
    await store.records.put([last])
    expect(await Array.fromAsync(store.records.of([key]))).toEqual([last])
    expect(await store.records.tally([key])).toEqual([{ category: 'returns', system: 'shop', month: '2026-02', count: 1 }])
  })

  test('a record that comes again under another address is the other person’s from then on', async () => {
    const { store, other } = both()
    const [key, next] = [randomUUID(), randomUUID()]
    const record = recordOf(key, '2026-01-01')
    await store.records.put([record])
    await other.records.put([{ ...record, addressKey: next }])
    expect([await Array.fromAsync(store.records.of([key])), await store.records.tally([key]), await store.records.people([key])]).toEqual([
      [],
      [],
      [],
    ])
    expect(await store.records.tally([next])).toMatchObject([{ count: 1 }])
  })

  test('records can be removed, and nothing of them stays', async () => {
    const { store } = both()
    const key = randomUUID()
    const [kept, gone, last] = [recordOf(key, '2026-01-01'), recordOf(key, '2026-01-02'), recordOf(key, '2026-02-02')]
    await store.records.put([kept, gone, last])
    await store.records.remove([gone, { system: 'elsewhere', id: kept.id }])
    await store.records.remove([last, last])
    expect(await Array.fromAsync(store.records.of([key]))).toEqual([kept])
    expect(await store.records.tally([key])).toEqual([{ category: 'orders', system: 'shop', month: '2026-01', count: 1 }])
    await store.records.remove([kept])
    expect(await store.records.tally([key])).toEqual([])
    await store.records.remove([])
  })

  test('what is counted stays right while two nodes write and remove the same records at once', async () => {
    const { store, other } = both()
    const key = randomUUID()
    const records = Array.from({ length: 120 }, (_, at) => recordOf(key, `2026-0${1 + (at % 3)}-01`))
    const moved = records.map((record) => ({ ...record, at: '2026-09-01', day: '2026-09-01' })).reverse()
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([store.records.put(records), other.records.put(moved), store.records.put(moved), other.records.put(records)])
      await Promise.all([store.records.remove(records.slice(0, 60)), other.records.put(moved.slice(0, 60))])
    }
    const left = Map.groupBy(await Array.fromAsync(store.records.of([key])), ({ day }) => day.slice(0, 7))
    const counted = (await other.records.tally([key])).map(({ month, count }) => [month, count])
    expect(counted.sort()).toEqual([...left].map(([month, { length }]) => [month, length]).sort())
  })

  test('one record is read by its name, and only by whoever it belongs to', async () => {
    const { store } = both()
    const [key, stranger] = [randomUUID(), randomUUID()]
    const record = recordOf(key, '2026-01-01')
    await store.records.put([record, recordOf(key, '2026-01-02')])
    expect(await store.records.one([stranger, key], record)).toEqual(record)
    expect(await store.records.one([stranger], record)).toBeUndefined()
    expect(await store.records.one([], record)).toBeUndefined()
    expect(await store.records.one([key], { ...record, system: 'elsewhere' })).toBeUndefined()
  })

  test('of a list of names those that are there are told, whoever they belong to', async () => {
    const { store } = both()
    const [one, two] = [recordOf(randomUUID(), '2026-01-01'), recordOf(randomUUID(), '2026-01-02', { system: 'crm' })]
    await store.records.put([one, two])
    const missing = Array.from({ length: 1200 }, () => recordOf(randomUUID(), '2026-01-01'))
    const found = await store.records.held([...missing, one, two, { system: 'crm', id: one.id }])
    expect(new Set(found)).toEqual(new Set([one, two]))
    expect(found).toHaveLength(2)
    expect(await store.records.held([])).toEqual([])
  })

  test('people who share an address are told apart by the key, each with the newest record', async () => {
    const { store, other } = both()
    const key = randomUUID()
    const records = [`${key}/b`, key, `${key}/a`, `${key}/b`].map((whose, at) => recordOf(whose, `2026-01-0${at + 1}`))
    await store.records.put([
      ...records,
      recordOf(`${key}0`, '2026-01-09'),
      recordOf(`${key}-a`, '2026-01-09'),
      recordOf(randomUUID(), '2026-01-09'),
    ])
    const people = await other.records.people([key, key])
    expect(people.map(({ addressKey }) => addressKey).sort()).toEqual([key, `${key}/a`, `${key}/b`])
    expect(people.map(({ at }) => at).sort()).toEqual(['2026-01-02', '2026-01-03', '2026-01-04'])
    expect(await store.records.people([`${key}/b`])).toEqual([records[3]])
    expect(await store.records.people([])).toEqual([])
    expect(await Array.fromAsync(store.records.of([key]))).toEqual([records[1]])
  })

  test('staff find people by name and address, in any letter case and any language, each of them once', async () => {
    const { store } = both()
    const key = randomUUID()
    const tag = randomUUID()
    const item = { person: { name: `ÅSA Öberg ${tag}`, email: '100%_off@example.com' }, title: 'Sofa 1234', values: [] }
    const newest = recordOf(key, '2026-01-03', { item })
    await store.records.put([recordOf(key, '2026-01-01', { item }), newest, recordOf(key, '2026-01-02', { item })])
    await store.records.put([recordOf(randomUUID(), '2026-01-02', { item: { ...item, person: { name: `Åsa ${tag}` } } })])
    const found = (text: string, limit = 10) => store.records.search(text, limit)
    expect(await found(`öberg åsa ${tag}`)).toEqual([newest])
    expect(await found(`${tag} 100%_OFF`)).toEqual([newest])
    expect(await found(`${tag} 100__off`)).toEqual([])
    expect(await found(`${tag} sofa`)).toEqual([])
    expect(await found(`${tag} title`)).toEqual([])
    expect(await found(tag)).toHaveLength(2)
    expect(await found(tag, 1)).toHaveLength(1)
    expect(await found('  ')).toEqual([])
  })
}
