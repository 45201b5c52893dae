import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlSource } from '#sources/sql/sql-source.ts'
import { bookingsMapping, openBookings } from '#testing/bookings.ts'
import { readMapping } from './mapping.ts'

let hall: Awaited<ReturnType<typeof openBookings>>
beforeAll(async () => {
  hall = await openBookings()
})
afterAll(() => hall.close())

type Draft = ReturnType<typeof bookingsMapping> & { items: Record<string, unknown>[] }

/** What the start says about a mapping that was changed like this. */
async function said(change: (draft: Draft, member: Record<string, unknown>, booking: Record<string, unknown>) => void): Promise<string> {
  const draft = bookingsMapping() as Draft
  change(draft, draft.items[0]!, draft.items[1]!)
  try {
    const source = await openSqlSource(readMapping(draft, 'hall.json'), { url: hall.url, file: 'hall.json' })
    await source.close()
    return 'nothing'
  } catch (error) {
    return (error as Error).message
  }
}

test('a mapping that fits starts without a word', async () => {
  expect(await said(() => undefined)).toBe('nothing')
})

test('a field that is unknown, missing or wrong is named with its place in the file', async () => {
  expect(await said((draft) => Object.assign(draft, { colour: 'red' }))).toBe('hall.json /colour: is not a known field.')
  expect(await said((_, member) => delete member.title)).toBe('hall.json /items/0/title: is missing.')
  expect(await said((_, member) => (member.origin = 'guessed'))).toBe(
    'hall.json /items/0/origin: must be one of provided, observed, derived, third-party.',
  )
  expect(await said((draft) => (draft.timeZone = 'Europe/Nowhere'))).toMatch(/^hall\.json \/timeZone: is not a time zone/)
  expect(await said((_, member) => (member.values = []))).toBe('hall.json /items/0/values: needs at least 1.')
  expect(await said((_, member) => (member.path = [{ table: 'Member', on: {} }]))).toMatch(/path\/0\/on: needs at least one pair/)
})

test('the connection string is refused without being repeated', async () => {
  const sentence = await said((draft) => (draft.url = 'postgres://root:secret@db/crm'))
  expect(sentence).toMatch(/^hall\.json \/url: is not in the expected form/)
  expect(sentence).not.toContain('secret')
})

test('a table or column that the database lacks is named, with those it has', async () => {
  expect(await said((draft) => (draft.person.table = 'adress'))).toContain(
    'hall.json /person/key: there is no table "adress" in schema "public"',
  )
  expect(await said((draft) => (draft.person.email = 'mail'))).toBe(
    'hall.json /person/email: table "address" has no column "mail"; it has email, member.',
  )
  expect(await said((_, member) => (member.title = '{nick}'))).toContain('/items/0/title: table "Member" has no column "nick"')
  expect(await said((_, member) => (member.path = [{ table: 'Member', on: { member: 'ID' } }]))).toContain(
    '/items/0/path/0/on: table "Member" has no column "ID"',
  )
})

test('a name is a name and never a piece of a statement', async () => {
  const trick = 'price" FROM booking; DROP TABLE club; --'
  expect(await said((_, __, booking) => (booking.values = [{ column: trick }]))).toContain(`has no column "${trick}"`)
  expect(await hall.run('SELECT count(*)::int FROM club')).toEqual([{ count: 2 }])
})

test('a lookup starts from the row or from a lookup before it', async () => {
  const chain = (first: string, second: string) => (_: Draft, member: Record<string, unknown>) => {
    const lookups = { coach: { table: 'coach', on: { coach: 'code' } }, twin: { table: 'coach', on: { 'coach.code': 'code' } } }
    member.with = { [first]: lookups[first as 'coach'], [second]: lookups[second as 'twin'] }
    member.title = '{twin.name}'
  }
  expect(await said(chain('coach', 'twin'))).toBe('nothing')
  expect(await said(chain('twin', 'coach'))).toContain('/items/0/with/twin/on: table "Member" has no column "coach.code"')
})

test('what several people may share is neither changed nor erased', async () => {
  const sports = {
    id: 'sport',
    category: 'bookings',
    path: [
      { table: 'club', on: { member: 'member' } },
      { table: 'sport', on: { sport: 'id' } },
    ],
    key: ['id'],
    title: '{name}',
    origin: 'provided',
    values: [{ column: 'name' }],
  }
  expect(await said((draft) => draft.items.push(sports))).toBe('nothing')
  expect(await said((draft) => draft.items.push({ ...sports, erase: 'delete' }))).toContain(
    '/items/2/path: leads to rows that several people may share',
  )
  expect(await said((draft) => draft.items.push({ ...sports, values: [{ column: 'name', correct: true }] }))).toContain('/items/2/path:')
})

test('rules that no database can mend are told apart', async () => {
  expect(await said((draft) => (draft.items[1]!.id = 'member'))).toContain('/items: two of them have the id "member"')
  expect(await said((_, member) => (member.key = ['active']))).toContain('/items/0/key: does not name one row of "Member"')
  expect(await said((_, member) => delete member.ground)).toContain('/items/0/ground: is missing')
  expect(await said((_, member) => (member.until = { after: 'P1Y', from: 'born' }))).toContain('/items/0/until: needs "erase"')
  expect(await said((_, member) => (member.erase = 'null'))).toContain(
    '/items/0/values/0/column: "full "legal" name" cannot be null in "Member"; add "keep"',
  )
  expect(await said((_, __, booking) => (booking.erase = 'null'))).toContain('/items/1/erase: "null" cannot empty parts')
  expect(await said((_, member) => (member.values = [{ column: 'phone' }, { column: 'born', name: 'phone' }]))).toContain(
    'two of them have the same name',
  )
  expect(await said((_, member) => (member.with = { twin: { table: 'booking', on: { Id: 'member' } } }))).toContain(
    '/items/0/with/twin: several rows of "booking" may fit',
  )
})
