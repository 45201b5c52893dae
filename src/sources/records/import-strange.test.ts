import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { memoryStore } from '#store/memory/memory-store.ts'
import { importRecords } from './import.ts'
import { linesOf } from './import-lines.ts'
import { recordsSource } from './records-source.ts'

const line = {
  person: { email: 'ada@example.com', name: 'Ada Ek' },
  system: 'Web shop',
  id: 'order-1',
  category: 'orders',
  title: 'Order 1',
  at: '2026-02-01T10:00:00+02:00',
  origin: 'provided',
  values: [{ name: 'total', value: 12.5 }],
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function imported(lines: (object | string | Uint8Array)[], timeZone = 'Europe/Oslo') {
  const store = memoryStore()
  async function* file() {
    for (const one of lines) {
      yield typeof one === 'string'
        ? new TextEncoder().encode(one)
        : one instanceof Uint8Array
          ? one
          : new TextEncoder().encode(JSON.stringify(one))
      yield new Uint8Array([10])
    }
  }
  const ground = { store, keyOf: (email: string) => email, sha256, categories: ['orders'], timeZone }
  const { kept, bad } = await importRecords(linesOf(file()), ground)
  const source = recordsSource(store, 'Records')
  const subjects = await source.find([{ channel: 'email', address: 'ada@example.com', key: 'ada@example.com' }])
  return { kept, bad, store, subjects, items: await Array.fromAsync(source.read(subjects, { order: 'oldest' })) }
}

test('a text of 5 MB is kept whole, and found by a word in it', async () => {
  const text = `${'lorem ipsum '.repeat(420_000)}Needle`
  const { kept, items, store, subjects } = await imported([{ ...line, values: [{ name: 'note', value: text }] }])
  expect(kept).toBe(1)
  expect(items[0]!.values[0]!.value).toBe(text)
  const found = store.records.of(
    subjects.map(({ ref }) => ref),
    { wanted: { words: ['needle'] } },
  )
  expect(await Array.fromAsync(found)).toHaveLength(1)
})

test('markup and script stay the text they are', async () => {
  const script = `<script>alert('1')</script><img src=x onerror="alert(2)">{{7*7}}';drop table record;--`
  const { items } = await imported([{ ...line, title: script.slice(0, 60), values: [{ name: script, value: script }] }])
  expect([items[0]!.title, items[0]!.values]).toEqual([script.slice(0, 60), [{ name: script, value: script, correctable: true }]])
})

test('dates from the year 1 to 9999 are kept, with the day they fall on, and others are refused', async () => {
  const ats = [
    '0001-01-01',
    '0001-01-01T00:00:00Z',
    '1899-12-31T23:30:00Z',
    '2026-03-31T22:30:00Z',
    '9999-12-31',
    '9999-12-31T23:59:59.999Z',
  ]
  const strange = ['0000-12-31', '0000-12-31T23:59:59Z', '9999-12-31T23:59:59-01:00', '0001-01-01T00:00:00+01:00', '12026-01-01']
  const { items, bad, store, subjects } = await imported([...ats, ...strange].map((at, n) => ({ ...line, id: `${n}`, at })))
  expect(items).toHaveLength(ats.length)
  expect(bad.map(({ line }) => line)).toEqual(strange.map((_, n) => ats.length + n + 1))
  for (const { reason } of bad) expect(reason).toMatch(/^\/at: /)
  const days = await Array.fromAsync(store.records.of([subjects[0]!.ref], { order: 'oldest' }), ({ day }) => day)
  expect(days).toEqual(['0001-01-01', '0001-01-01', '1900-01-01', '2026-04-01', '9999-12-31', '9999-12-31'])
  expect(new Set(days.map((day) => day.length))).toEqual(new Set([10]))
})

test('a file that is not UTF-8 in places is taken over around them, each named by its number', async () => {
  const latin1 = Uint8Array.from(Buffer.from(JSON.stringify({ ...line, id: '2', title: 'Åsa' }), 'latin1'))
  const cut = new TextEncoder().encode(JSON.stringify({ ...line, id: '3', title: 'å' })).slice(0, -40)
  const { kept, bad, items } = await imported([line, latin1, cut, { ...line, id: '4' }])
  expect([kept, items.length]).toEqual([2, 2])
  expect(bad).toEqual([
    { line: 2, reason: 'the line is not valid UTF-8' },
    { line: 3, reason: 'the line is not JSON' },
  ])
})

test('a name that no database keeps as it is is refused, a value that holds the same is kept', async () => {
  const { kept, bad, items } = await imported([
    { ...line, id: 'a\0b' },
    JSON.stringify({ ...line, id: 'X' }).replace('"X"', String.raw`"\ud800"`),
    { ...line, values: [{ name: 'note', value: 'a\0b' }] },
  ])
  expect(kept).toBe(1)
  expect(bad.map(({ line, reason }) => [line, reason.slice(0, 5)])).toEqual([
    [1, '/id: '],
    [2, '/id: '],
  ])
  expect(items[0]!.values[0]!.value).toBe('a\0b')
})

test('what is redacted comes without its value, or not at all', async () => {
  const redacted = { name: 'from', value: null, redacted: 'third-party' }
  const { items, bad } = await imported([
    { ...line, values: [redacted, ...line.values] },
    { ...line, id: '2', values: [{ ...redacted, value: 'Eva Ek' }] },
    { ...line, id: '3', values: [{ ...redacted, redacted: 'shame' }] },
  ])
  expect(items.map(({ values }) => values)).toEqual([[redacted, { name: 'total', value: 12.5, correctable: true }]])
  expect(bad).toEqual([
    { line: 2, reason: '/values/0/value: must be null where redacted' },
    { line: 3, reason: '/values/0/redacted: must be one of third-party, trade-secret, security' },
  ])
})

test('people who share an address are told apart by name and marks', async () => {
  const phone = [{ kind: 'phone', value: '000 11 222' }]
  const people = [{ name: 'Ada Ek' }, { name: 'Bo Ek' }, { name: 'Ada Ek', marks: phone }, {}, { name: 'Bo Ek' }]
  const { subjects, items } = await imported(
    people.map((person, n) => ({ ...line, id: `${n}`, person: { email: 'ada@example.com', ...person } })),
  )
  expect(items).toHaveLength(5)
  const told = subjects.map(({ name, marks }) => JSON.stringify({ name, marks }))
  expect(told.sort()).toEqual(
    [{}, { name: 'Ada Ek' }, { name: 'Ada Ek', marks: phone }, { name: 'Bo Ek' }].map((one) => JSON.stringify(one)).sort(),
  )
})
