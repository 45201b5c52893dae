import { expect, test } from 'vitest'
import { ada, bo, boOnly, sourceContract } from '#sources/source-contract.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import type { Records, StoredRecord } from '#store/store.ts'
import { recordsSource } from './records-source.ts'

const record = (key: string, id: string, category: string, at: string, name: string, email: string): StoredRecord => ({
  addressKey: key,
  id,
  system: 'Web shop',
  category,
  at,
  day: at.slice(0, 10),
  item: {
    person: { email, name },
    title: `${id} of ${name}`,
    origin: 'provided',
    values: [
      { name: 'phone', value: name },
      { name: 'visits', value: 3 },
    ],
  },
})
const people = [
  record(ada.key, 'c/1', 'contact', '2026-03-01', 'Ada Ek', ada.address),
  record(ada.key, 'o:1', 'orders', '2026-01-01T10:00:00.000Z', 'Ada Ek', ada.address),
  record(ada.key, 'o:2', 'orders', '2026-02-01T10:00:00.000Z', 'Ada Ek', ada.address),
  record(bo.key, 'c/2', 'contact', '2026-03-02', boOnly, bo.address),
  record(bo.key, 'o:3', 'orders', '2026-03-03', boOnly, bo.address),
]

async function open(records = memoryStore().records) {
  await records.put(people)
  const down = () => Promise.reject(new Error('The store does not answer.'))
  return {
    source: recordsSource({ records, ready: async () => undefined }, 'Imported records'),
    broken: recordsSource({ records, ready: down }, 'Imported records'),
    correctable: { category: 'contact', field: 'phone' },
    erasable: 'orders',
    close: async () => undefined,
  }
}

sourceContract('the imported records', open)

test('a corrected number stays a number, and words stay words', async () => {
  const { source } = await open()
  const subjects = await source.find([ada])
  const [item] = await Array.fromAsync(source.read(subjects))
  const visits = async () => (await Array.fromAsync(source.read(subjects)))[0]!.values[1]!.value
  await source.correct(subjects, item!.id, 'visits', '4')
  expect(await visits()).toBe(4)
  await source.correct(subjects, item!.id, 'visits', 'many')
  expect(await visits()).toBe('many')
})

test('nothing is read but the one item that is corrected or restricted', async () => {
  const { source } = await open({ ...memoryStore().records, of: () => expect.fail('everything is read') })
  const subjects = await source.find([ada])
  expect(await source.correct(subjects, 'Web%20shop:c%2F1', 'phone', '1')).toMatchObject({ result: 'done' })
  expect(await source.restrict(subjects, 'Web%20shop:c%2F1', true)).toMatchObject({ result: 'done' })
  expect(await source.one(subjects, 'Web%20shop:c%2F1')).toMatchObject({ restricted: true, values: [{ value: '1' }, { value: 3 }] })
})

test('what never was an id is no item, and no error', async () => {
  const { source } = await open()
  const subjects = await source.find([ada])
  for (const id of ['', ':', 'Web shop', 'Web%20shop:%', 'Web%20shop:%FF', 'Web%20shop:c%2F1:', 'a:b:c', '\0:\0'])
    expect(await source.one(subjects, id), id).toBeUndefined()
  const items = await Array.fromAsync(source.read(subjects, { after: { at: '2026-02-01T10:00:00.000Z', id: '%' } }))
  expect(items.map(({ id }) => id)).toEqual(['Web%20shop:o%3A2', 'Web%20shop:o%3A1'])
})

test('a redacted value is not corrected', async () => {
  const { source } = await open()
  const records = memoryStore().records
  const values = [{ name: 'from', value: null, redacted: 'third-party' }]
  await records.put([{ ...people[0]!, item: { ...(people[0]!.item as object), values } }])
  const redacted = recordsSource({ records, ready: async () => undefined }, 'Imported records')
  expect(await redacted.correct(await source.find([ada]), 'Web%20shop:c%2F1', 'from', 'Eva')).toMatchObject({ result: 'not-possible' })
  expect(await redacted.one(await source.find([ada]), 'Web%20shop:c%2F1')).toMatchObject({ values })
})

test('thousands of items are erased a few at a time', async () => {
  const records = memoryStore().records
  const sizes: number[] = []
  const counting: Records = {
    ...records,
    remove: (keys) => {
      sizes.push(keys.length)
      return records.remove(keys)
    },
  }
  const { source } = await open(counting)
  await records.put(Array.from({ length: 1200 }, (_, n) => record(ada.key, `${n}`, 'orders', '2026-05-01', 'Ada Ek', ada.address)))
  const subjects = await source.find([ada])
  expect(await source.erase(subjects, 'orders')).toEqual([{ category: 'orders', result: 'erased', count: 1202 }])
  expect([Math.max(...sizes), await source.tally(subjects)]).toEqual([
    500,
    [{ category: 'contact', system: 'Web shop', month: '2026-03', count: 1 }],
  ])
})

test('staff find somebody behind a person with hundreds of items', async () => {
  const records = memoryStore().records
  await records.put(Array.from({ length: 400 }, (_, n) => record(ada.key, `${n}`, 'orders', '2026-05-01', 'Ada Ek', ada.address)))
  const { source } = await open(records)
  expect(await source.search('example.com', 2)).toEqual([
    { name: 'Ada Ek', address: ada.address },
    { name: boOnly, address: bo.address },
  ])
})

test('the address and the search name of a person are not part of their items', async () => {
  const { source } = await open()
  const [item] = await Array.fromAsync(source.read(await source.find([ada])))
  expect(item).toEqual({
    id: 'Web%20shop:c%2F1',
    source: 'records',
    system: 'Web shop',
    category: 'contact',
    at: '2026-03-01',
    title: 'c/1 of Ada Ek',
    origin: 'provided',
    values: [
      { name: 'phone', value: 'Ada Ek', correctable: true },
      { name: 'visits', value: 3, correctable: true },
    ],
  })
})
