import { expect, test } from 'vitest'
import { ada, bo, boOnly, sourceContract } from '#sources/source-contract.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import type { StoredRecord } from '#store/store.ts'
import { recordsSource } from './records-source.ts'

const record = (key: string, id: string, category: string, at: string, name: string, email: string): StoredRecord => ({
  addressKey: key,
  id,
  system: 'Web shop',
  category,
  at,
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
      { name: 'phone', value: 'Ada Ek' },
      { name: 'visits', value: 3 },
    ],
  })
})
