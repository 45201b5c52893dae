import { afterEach, beforeEach, expect, test } from 'vitest'
import { ada, bo } from '#sources/source-contract.ts'
import { readMapping } from '#sources/sql/mapping/mapping.ts'
import { bookingsMapping, openBookings } from '#testing/bookings.ts'
import { openSqlSource, type SqlSource } from './sql-source.ts'

let hall: Awaited<ReturnType<typeof openBookings>>
const opened: SqlSource[] = []
beforeEach(async () => {
  hall = await openBookings()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((source) => source.close()))
  await hall.close()
})

/** The hall with its two items changed. */
async function open(member: object, booking: object): Promise<SqlSource> {
  const mapping = bookingsMapping()
  const items = [
    { ...mapping.items[0], ...member },
    { ...mapping.items[1], ...booking },
  ]
  const source = await openSqlSource(readMapping({ ...mapping, items }, 'hall.json'), { url: hall.url, file: 'hall.json' })
  opened.push(source)
  return source
}
const erase = async (source: SqlSource, category?: string) => source.erase(await source.find([ada]), category)

test('ERA-02 what is erased and what is kept, why and until when', async () => {
  const source = await open({}, { ground: 'legal_obligation', until: { after: 'P5Y', from: 'paid_on' } })
  expect(await erase(source)).toEqual([
    { category: 'contact-details', result: 'kept', count: 1, ground: 'legal_claims' },
    { category: 'bookings', result: 'erased', count: 1 },
    { category: 'bookings', result: 'kept', count: 2, ground: 'legal_obligation', until: '2104-06-30' },
  ])
  expect(await hall.run('SELECT id FROM booking ORDER BY id')).toEqual([{ id: 2 }, { id: 3 }, { id: 4 }])
  expect(await hall.run('SELECT booking, no FROM "booking line" ORDER BY 1, 2')).toEqual([
    { booking: 2, no: 1 },
    { booking: 4, no: 1 },
  ])
})

test('a period may count from the end of the year, as accounting acts do', async () => {
  const source = await open({}, { ground: 'legal_obligation', until: { after: 'P7Y', from: 'paid_on', endOfYear: true } })
  expect(await erase(source, 'bookings')).toContainEqual(expect.objectContaining({ result: 'kept', until: '2106-12-31' }))
})

test('values are set to null, those that must stay stay with their ground, and twice changes nothing more', async () => {
  const values = [{ column: 'full "legal" name', keep: true }, { column: 'phone' }, { column: 'born' }]
  const source = await open({ erase: 'null', values }, {})
  const kept = { category: 'contact-details', result: 'kept', count: 1, ground: 'legal_claims' }
  expect(await erase(source, 'contact-details')).toEqual([{ category: 'contact-details', result: 'erased', count: 1 }, kept])
  expect(await erase(source, 'contact-details')).toEqual([kept])
  expect(await hall.run('SELECT "full ""legal"" name" AS name, phone, born, active FROM "Member" ORDER BY 1')).toEqual([
    { name: 'Ada Ek', phone: null, born: null, active: true },
    { name: 'Bo Bosson', phone: '08-2 Bosson', born: null, active: false },
  ])
})

test('rows that others still point to are not possible, and the rest goes on', async () => {
  const source = await open({ erase: 'delete' }, {})
  expect(await erase(source)).toEqual([
    { category: 'contact-details', result: 'not-possible', count: 1 },
    { category: 'bookings', result: 'erased', count: 3 },
  ])
  expect(await hall.run('SELECT count(*)::int FROM booking')).toEqual([{ count: 1 }])
})

test('rows that others point to go once those are gone, whatever the order in the file', async () => {
  await hall.run('ALTER TABLE address DROP CONSTRAINT address_member_fkey; DELETE FROM club')
  const source = await open({ erase: 'delete' }, {})
  expect(await erase(source)).toEqual([
    { category: 'contact-details', result: 'erased', count: 1 },
    { category: 'bookings', result: 'erased', count: 3 },
  ])
})

test('without a word about erasing, it has to be done in the system', async () => {
  const source = await open({}, { erase: undefined })
  expect(source.can).toEqual(['correct'])
  expect(await erase(source, 'bookings')).toEqual([{ category: 'bookings', result: 'not-possible', count: 3 }])
})

test('parts that are looked up by many items stay when an item goes', async () => {
  await hall.run('ALTER TABLE booking ADD sport int REFERENCES sport; UPDATE booking SET sport = 1')
  const parts = [{ table: 'sport', on: { sport: 'id' }, title: '{name}', values: [{ column: 'name' }] }]
  await hall.run('DELETE FROM "booking line"')
  const source = await open({}, { parts })
  expect(await erase(source, 'bookings')).toEqual([{ category: 'bookings', result: 'erased', count: 3 }])
  expect(await hall.run('SELECT count(*)::int FROM sport')).toEqual([{ count: 2 }])
  const [booking] = await Array.fromAsync(source.read(await source.find([bo])))
  expect(booking!.parts).toEqual([{ title: 'Tennis', values: [{ name: 'name', value: 'Tennis' }] }])
})
