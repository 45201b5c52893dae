import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { memoryStore } from '#store/memory/memory-store.ts'
import type { Store } from '#store/store.ts'
import { importRecords } from './import.ts'
import { linesOf, longestLine } from './import-lines.ts'

const line = {
  person: { email: 'ada@example.com', name: 'Ada Ek' },
  system: 'Web shop',
  id: 'order-1',
  category: 'orders',
  title: 'Order 1',
  at: '2026-02-01T10:00:00+02:00',
  origin: 'provided',
  values: [{ name: 'total', label: { en: 'Total', sv: 'Summa' }, value: 12.5 }],
  parts: [{ title: 'A book', values: [{ name: 'count', value: 1 }] }],
  recipients: [{ name: 'Posten', what: 'delivery' }],
}
type Line = Record<string, unknown>
const keyOf = (email: string) => `key of ${email}`
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let store: Store
let records: Store['records']
beforeEach(() => {
  store = memoryStore()
  records = store.records
})
const held = async () => {
  const people = await records.people(['key of ada@example.com', 'key of bo@example.com'])
  return Array.fromAsync(records.of(people.map(({ addressKey }) => addressKey)))
}

async function* lines(all: (string | Line)[]) {
  for (const one of all) yield typeof one === 'string' ? one : JSON.stringify(one)
}
const ground = () => ({ store, keyOf, sha256, categories: ['orders', 'contact'], timeZone: 'Europe/Oslo' })
const load = (all: (string | Line)[]) => importRecords(lines(all), ground())

/** The reason for which a line is left out. */
const refused = async (changed: string | Line) =>
  (await load([typeof changed === 'string' ? changed : { ...line, ...changed }])).bad[0]?.reason

test('a line becomes a record under the key of its address, its instant in UTC', async () => {
  expect(await load([line])).toEqual({ kept: 1, repeated: 0, bad: [], forgotten: [] })
  const { system, id, category, at: _, ...item } = line
  const addressKey = expect.stringMatching(/^key of ada@example\.com\/[0-9a-f]{16}$/)
  expect(await held()).toEqual([{ addressKey, system, id, category, at: '2026-02-01T08:00:00.000Z', day: '2026-02-01', item }])
})

test('bad lines are named by their number and left out, the others are kept', async () => {
  const result = await load([line, '{', '', { ...line, id: 'order-2' }, { ...line, colour: 'red' }])
  expect(result).toEqual({
    kept: 2,
    repeated: 0,
    bad: [
      { line: 2, reason: 'the line is not JSON' },
      { line: 5, reason: '/colour: is not a known field' },
    ],
    forgotten: [],
  })
  expect(await held()).toHaveLength(2)
})

test('each kind of fault is told apart, without repeating a value', async () => {
  expect(await refused({ category: 'shoes' })).toBe('/category: is not a category of the tenant')
  for (const email of [
    'ada at example',
    'ada@example',
    'ada@example.com,bo@example.com',
    'ada@example.com\u202e',
    `${'a'.repeat(65)}@example.com`,
  ])
    expect(await refused({ person: { email } })).toBe('/person/email: is no mail address')
  expect(await refused({ at: '2026-02-30' })).toMatch(/^\/at: /)
  expect(await refused({ at: '2026-02-01T10:00:00' })).toMatch(/^\/at: /)
  expect(await refused({ origin: 'guessed' })).toBe('/origin: must be one of provided, observed, derived, third-party')
  expect(await refused({ values: undefined })).toBe('/values: is missing')
  expect(await refused({ values: [{ name: 'x', value: {} }] })).toMatch(/^\/values\/0\/value: /)
  expect(await refused('[]')).toBe('/: must be of type object')
  expect(await refused({ title: 'x\uFFFD' })).toBe('the line is not valid UTF-8')
  expect(await refused({ values: [{ name: 'x', value: 'ö'.repeat(4_200_000) }] })).toBe('the line is longer than 8 MiB')
  expect(await held()).toEqual([])
})

test('the same file again makes no doubles and says so', async () => {
  const file = Array.from({ length: 1203 }, (_, n) => ({ ...line, id: `order-${n}` }))
  expect(await load(file)).toEqual({ kept: 1203, repeated: 0, bad: [], forgotten: [] })
  expect(await load(file)).toEqual({ kept: 1203, repeated: 1203, bad: [], forgotten: [] })
  expect(await held()).toHaveLength(1203)
})

test('of two lines for one item the later one holds', async () => {
  expect(await load([line, { ...line, title: 'Order 1, changed' }])).toEqual({ kept: 2, repeated: 1, bad: [], forgotten: [] })
  expect((await held()).map(({ item }) => item)).toEqual([expect.objectContaining({ title: 'Order 1, changed' })])
})

test('no batch names an item twice, and none is larger than 500', async () => {
  const batches: number[] = []
  const put = records.put
  records.put = (batch) => {
    batches.push(batch.length)
    return put(batch)
  }
  await load([...Array.from({ length: 1100 }, (_, n) => ({ ...line, id: `order-${n % 600}` }))])
  expect(batches).toEqual([500, 500, 100])
})

test('a restricted item stays restricted when it is imported anew', async () => {
  await load([line])
  const [record] = await held()
  await records.put([{ ...record!, item: { ...line, restricted: true } }])
  await load([{ ...line, title: 'Newer' }])
  expect((await held())[0]!.item).toMatchObject({ title: 'Newer', restricted: true })
})

test('a file is cut into lines wherever its chunks break', async () => {
  const bytes = new TextEncoder().encode('{"a":"å"}\r\n\n{"b":1}')
  for (let size = 1; size <= bytes.length; size += 1) {
    const chunks = async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    expect(await Array.fromAsync(linesOf(chunks()))).toEqual(['{"a":"å"}', '', '{"b":1}'])
  }
})

test('bytes that are not UTF-8 and lines without end are refused, the lines after them are not', async () => {
  const file = async function* () {
    yield new Uint8Array([0xff, 0xfe, 10])
    for (let n = 0; n < 90; n += 1) yield new Uint8Array(100_000).fill(97)
    yield new TextEncoder().encode(`\n${JSON.stringify(line)}\n`)
  }
  for await (const held of linesOf(file())) expect(held.length).toBeLessThanOrEqual(longestLine + 1)
  expect(await importRecords(linesOf(file()), ground())).toEqual({
    kept: 1,
    repeated: 0,
    bad: [
      { line: 1, reason: 'the line is not valid UTF-8' },
      { line: 2, reason: 'the line is longer than 8 MiB' },
    ],
    forgotten: [],
  })
})
