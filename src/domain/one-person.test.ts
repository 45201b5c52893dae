import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mark, MarkKind } from './marks.ts'
import { isSameMark, type PersonRecord, peopleAmong, personWith, tellingKinds } from './one-person.ts'

interface Row extends PersonRecord {
  id: string
}
const marks = (all: Partial<Record<MarkKind, string>>): Mark[] =>
  Object.entries(all).map(([kind, value]) => ({ kind: kind as MarkKind, value }))
const row = (id: string, name?: string, held: Partial<Record<MarkKind, string>> = {}): Row => ({
  id,
  ...(name && { name }),
  marks: marks(held),
})
/** Ids of each person, and of the doubtful after a bar: `a+b c | d`. */
const told = (rows: readonly Row[]) => {
  const { people, doubtful } = peopleAmong(rows)
  const ids = (group: readonly Row[]) =>
    group
      .map(({ id }) => id)
      .sort()
      .join('+')
  return `${people.map(ids).sort().join(' ')}${doubtful.length > 0 ? ` | ${ids(doubtful)}` : ''}`
}

test.each([
  ['Ada Ek', 'ADA EK'],
  ['Åda Ek', 'Ada Ék'],
  ['Ek, Ada', 'Ada Ek'],
  ['Jørgen Bæk', 'Jorgen Baek'],
  ['Anna-Karin O’Brien', 'anna karin obrien'],
  ['Ada  Ek.', 'ada ek'],
])('%s and %s are the same name', (one, other) => {
  expect(told([row('a', one), row('b', other)])).toBe('a+b')
})

test('IDV-06 two names are two people', () => {
  expect(told([row('a', 'Ada Ek'), row('b', 'Bo Ek')])).toBe('a b')
  expect(told([row('a', 'किरण'), row('b', 'करण')]), 'vowels that combine are letters').toBe('a b')
})

test('a family name changes, and a mark says that it is the same person', () => {
  expect(told([row('a', 'Ada Ek', { phone: '070-123 45 67' }), row('b', 'Ada Lind', { phone: '+46 70 123 45 67' })])).toBe('a+b')
  expect(told([row('a', 'Ek, Ada', { 'birth-date': '1980-01-02' }), row('b', 'Ada Lind', { 'birth-date': '19800102' })])).toBe('a+b')
  expect(told([row('a', 'Ada Ek', { phone: '070-123 45 67' }), row('b', 'Ada Lind', { phone: '070-765 43 21' })])).toBe('a b')
})

test('IDV-06 a mark alone joins no two first names: couples share a telephone, twins a birthday', () => {
  const home = { phone: '08-123 456', postcode: '111 22', 'birth-date': '1980-01-02' }
  expect(told([row('a', 'Ada Ek', home), row('b', 'Bo Ek', home)])).toBe('a b')
  expect(told([row('a', 'Ada Ek', home), row('b', 'Bo Ek', home), row('c', undefined, { phone: '08-123 456' })])).toBe('a b | c')
})

test('a third record joins two that looked like two people', () => {
  const rows = [row('a', 'Ada Ek', { phone: '070-123 45 67' }), row('b', 'Ada Lind', { postcode: '111 22' })]
  expect(told(rows)).toBe('a b')
  expect(told([...rows, row('c', 'Ada Lind', { phone: '070-123 45 67' })])).toBe('a+b+c')
})

test('what has no name belongs to the only one there is, unless it has another mark of the same kind', () => {
  expect(told([row('a', 'Ada Ek'), row('b')])).toBe('a+b')
  expect(told([row('a', 'Ada Ek', { phone: '070-123 45 67' }), row('b', undefined, { postcode: '111 22' })])).toBe('a+b')
  expect(told([row('a', 'Ada Ek', { phone: '070-123 45 67' }), row('b', undefined, { phone: '070-765 43 21' })])).toBe('a b')
  expect(told([row('a', 'Ada Ek'), row('b', 'Bo Ek'), row('c')])).toBe('a b | c')
  expect(told([row('a', 'Ada Ek', { phone: '070-123 45 67' }), row('b', 'Bo Ek'), row('c', undefined, { phone: '0701234567' })])).toBe(
    'a+c b',
  )
})

test('where nothing has a name there is one person, or nobody', () => {
  expect(told([row('a'), row('b', '—')])).toBe('a+b')
  expect(peopleAmong([])).toEqual({ people: [], doubtful: [] })
})

test('nobody is lost, and the order in which systems answer plays no part', () => {
  const rows = fc.array(
    fc.record({
      name: fc.constantFrom('Ada Ek', 'Ada Lind', 'Bo Ek', ''),
      marks: fc.constantFrom(
        marks({}),
        marks({ phone: '0701234567' }),
        marks({ postcode: '11122' }),
        marks({ phone: '0701234567', postcode: '11122' }),
      ),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(rows, (some) => {
      const named = some.map((one, n) => ({ ...one, id: String(n) }))
      const { people, doubtful } = peopleAmong(named)
      expect([...people.flat(), ...doubtful].map(({ id }) => id).sort()).toEqual(named.map(({ id }) => id))
      expect(told(named.toReversed())).toBe(told(named))
    }),
    { numRuns: 500 },
  )
})

test.each<[MarkKind, string, string, boolean]>([
  ['phone', '070-123 45 67', '+46 (0)70 123 45 67', true],
  ['phone', '08-123 456', '0046 8 123 456', true],
  ['phone', '22 12 34 56', '+47 22123456', true],
  ['phone', '070-123 45 67', '070-123 45 68', false],
  ['phone', '12 34', '9912 34', false],
  ['phone', '', '-', false],
  ['birth-date', '1980-01-02', ' 19800102', true],
  ['birth-date', '1980-01-02', '1980-02-01', false],
  ['birth-date', '2 January', '3 January', false],
  ['postcode', '111 22', '11122', true],
  ['postcode', 'ec1a 1bb', 'EC1A1BB', true],
  ['postcode', ' ', '-', false],
  ['customer-number', 'kv-0017', 'KV 0017', true],
  ['customer-number', '0017', '17', false],
])('%s %j and %j', (kind, one, other, same) => {
  expect(isSameMark({ kind, value: one }, { kind, value: other })).toBe(same)
  expect(isSameMark({ kind, value: other }, { kind, value: one })).toBe(same)
})

test('a mark of another kind is another mark', () => {
  expect(isSameMark({ kind: 'postcode', value: '11122' }, { kind: 'customer-number', value: '11122' })).toBe(false)
})

test('IDV-06 what several of them have tells nobody apart', () => {
  const rows = [row('a', 'Ada Ek', { phone: '08-123 456', 'birth-date': '1980-01-02' }), row('b', 'Bo Ek', { phone: '08-123 456' })]
  const { people } = peopleAmong(rows)
  expect(tellingKinds(people)).toEqual(['birth-date'])
  expect(personWith(people, { kind: 'birth-date', value: '1980-01-02' })).toEqual([rows[0]])
  expect(personWith(people, { kind: 'phone', value: '08-123 456' })).toBeUndefined()
  expect(personWith(people, { kind: 'birth-date', value: '1980-01-03' })).toBeUndefined()
})
