import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Wanted } from '#domain/wanted.ts'
import type { RecordReading } from '#store/store.ts'
import type { Both } from '#store/store-contract.ts'
import { recordOf } from './record.ts'

export function recordReadingContract(both: Both) {
  const days = async (keys: string[], reading?: RecordReading) => Array.fromAsync(both().other.records.of(keys, reading), ({ day }) => day)

  test('records of several addresses come newest first, or oldest first', async () => {
    const { store } = both()
    const [mail, phone] = [randomUUID(), randomUUID()]
    const all = ['2026-01-03', '2026-01-01', '2026-01-04', '2026-01-02']
    await store.records.put(all.map((day, at) => recordOf(at % 2 ? mail : phone, day)))
    await store.records.put([recordOf(randomUUID(), '2026-01-05')])
    expect(await days([mail, phone, mail])).toEqual(all.toSorted().reverse())
    expect(await days([mail, phone], { order: 'oldest' })).toEqual(all.toSorted())
    expect(await days([])).toEqual([])
  })

  test('records of the same instant stand in the order of their names, byte by byte, whoever they belong to', async () => {
    const { store, other } = both()
    const [one, two] = [randomUUID(), randomUUID()]
    const ids = ['a', 'B', 'å', '\uFF00', '😀', '10', '9']
    await store.records.put(ids.map((id, at) => recordOf(at % 2 ? one : two, '2026-01-01', { system: one, id })))
    const ordered = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    for (const order of ['oldest', 'newest'] as const) {
      const expected = order === 'oldest' ? ordered : ordered.toReversed()
      expect(await Array.fromAsync(store.records.of([one, two], { order }), ({ id }) => id)).toEqual(expected)
      for (const [at, id] of expected.entries()) {
        const after = { at: '2026-01-01', system: one, id }
        expect(await Array.fromAsync(other.records.of([one, two], { order, after }), (record) => record.id)).toEqual(expected.slice(at + 1))
      }
    }
  })

  test('a reading goes on right after a record, or with the first of an instant, whether it is still there or not', async () => {
    const { store } = both()
    const key = randomUUID()
    const records = ['2026-01-01', '2026-01-02', '2026-01-02', '2026-01-03'].map((day, at) => recordOf(key, day, { id: `${key} ${at}` }))
    await store.records.put(records)
    const after = { at: '2026-01-02', system: 'shop', id: `${key} 2` }
    const read = async () => [
      await days([key], { after }),
      await days([key], { after, order: 'oldest' }),
      await days([key], { after: { at: '2026-01-02' } }),
      await days([key], { after: { at: '2026-01-02' }, order: 'oldest' }),
    ]
    const [one, two, three] = ['2026-01-01', '2026-01-02', '2026-01-03']
    expect(await read()).toEqual([[two, one], [three], [two, two, one], [two, two, three]])
    await store.records.remove([records[2]!])
    expect(await read()).toEqual([[two, one], [three], [two, one], [two, three]])
  })

  test('thousands of records of the same instant are read once each, also by category', async () => {
    const { store } = both()
    const key = randomUUID()
    const categories = ['orders', 'visits', 'cases']
    const records = Array.from({ length: 2500 }, (_, at) =>
      recordOf(key, at < 1500 ? '2026-01-01' : '2026-01-02', { category: categories[at % 3] }),
    )
    await store.records.put(records)
    for (const wanted of [{}, { categories }, { categories: [...categories, 'orders'] }]) {
      const found = await Array.fromAsync(store.records.of([key], { wanted }), ({ id }) => id)
      expect(found).toHaveLength(2500)
      expect(new Set(found).size).toBe(2500)
    }
  })

  test('a filter by words goes through title, system, values and parts, and through nothing else', async () => {
    const { store } = both()
    const key = randomUUID()
    const item = {
      person: { name: 'Ada Ek', email: 'ada@example.com' },
      title: 'ÅRETS Soffa',
      origin: 'provided',
      values: [
        { name: 'price', label: { en: 'Price', sv: 'Pris' }, value: 1234.5 },
        { name: 'paid', value: true },
        { name: 'note', value: '100%_off <b onload="alert(1)">bold</b>\0 end' },
        { name: 'to', value: null, redacted: 'third-party' },
      ],
      parts: [{ title: 'Kudde', values: [{ name: 'colour', value: 'Röd' }] }],
      recipients: [{ name: 'Posten' }],
    }
    await store.records.put([recordOf(key, '2026-01-01', { item })])
    const finds = async (...words: string[]) => (await days([key], { wanted: { words } })).length === 1
    for (const word of ['årets', 'soff', 'shop', '1234.5', 'true', '100%_', '<b', '"alert(1)"', 'end', 'kudde', 'röd']) {
      expect(await finds(word), word).toBe(true)
      expect(await finds('kudde', word), word).toBe(true)
      expect(await store.records.tally([key], { words: [word] }), word).toHaveLength(1)
    }
    const strange = ['ada', 'example', 'price', 'pris', 'paid', 'provided', 'posten', 'third', 'null', '100_', '%', 'x'.repeat(60_000)]
    for (const word of strange.filter((one) => one !== '%')) expect(await finds(word), word).toBe(false)
    expect(await finds('kudde', 'ada')).toBe(false)
  })

  test('what is counted is what is read, for every kind of filter', async () => {
    const { store } = both()
    const [one, two] = [randomUUID(), randomUUID()]
    const records = Array.from({ length: 60 }, (_, at) =>
      recordOf(at % 5 ? one : two, `2026-0${1 + (at % 4)}-${10 + (at % 7)}T23:30:00.000Z`, {
        day: `2026-0${1 + (at % 4)}-${11 + (at % 7)}`,
        category: ['orders', 'visits', 'cases'][at % 3],
        system: ['shop', 'crm'][at % 2],
        item: { title: `Number ${at}`, values: [] },
      }),
    )
    await store.records.put(records)
    const wanteds: Wanted[] = [
      {},
      { categories: ['orders', 'cases'] },
      { categories: [] },
      { system: 'crm' },
      { categories: ['visits'], system: 'shop' },
      { from: '2026-02-12' },
      { from: '2026-02-12', to: '2026-02-12', categories: ['orders', 'visits', 'cases'] },
      { to: '2026-03-14', system: 'crm' },
      { words: ['number', '3'], categories: ['orders'] },
      { words: [] },
    ]
    for (const wanted of wanteds) {
      const read = await Array.fromAsync(store.records.of([one, two], { wanted }))
      const alike = Map.groupBy(read, ({ category, system, day }) => [category, system, day.slice(0, 7)].join(' '))
      const counted = (await store.records.tally([one, two], wanted)).map(({ category, system, month, count }) => [
        [category, system, month].join(' '),
        count,
      ])
      expect(counted.sort(), JSON.stringify(wanted)).toEqual([...alike].map(([name, { length }]) => [name, length]).sort())
    }
    expect(await days([one, two], { wanted: { from: '2026-02-12', to: '2026-02-12' } })).toEqual(
      records.flatMap(({ day }) => (day === '2026-02-12' ? [day] : [])),
    )
    expect(await store.records.tally([])).toEqual([])
  })

  test('the first and the last days of the calendar are in their periods', async () => {
    const { store } = both()
    const key = randomUUID()
    const [first, last] = ['0001-01-01', '9999-12-31']
    await store.records.put([
      recordOf(key, '0001-01-01'),
      recordOf(key, '0001-01-01T00:00:00.000Z'),
      recordOf(key, '2026-01-01'),
      recordOf(key, '9999-12-31T23:59:59.999Z'),
    ])
    expect(await days([key], { wanted: { from: first, to: first } })).toEqual([first, first])
    expect(await days([key], { wanted: { from: last, to: last } })).toEqual([last])
    expect(await days([key], { wanted: { from: first, to: last }, order: 'oldest' })).toEqual([first, first, '2026-01-01', last])
  })
}
