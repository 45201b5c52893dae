import { expect, test } from 'vitest'
import { bookingsMapping } from '#testing/bookings.ts'
import { mendOf, shownColumns, tablesOnTheWay } from './map-check-places.ts'
import { readMapping } from './mapping.ts'

const mapping = readMapping(bookingsMapping(), 'hall.json')

test('shown is what titles, values, parts, recipients and dates are made of, and no key or join', () => {
  expect([...shownColumns(mapping)].sort()).toEqual(
    [
      ...['full "legal" name', 'phone', 'born', 'active', 'card'].map((column) => `Member.${column}`),
      ...['booking line.hours', 'booking.booked_at', 'booking.id', 'booking.price', 'coach.name', 'sport.name'],
    ].sort(),
  )
})

test('on the way are the tables of people, of items and of what belongs to them', () => {
  expect([...tablesOnTheWay(mapping)].sort()).toEqual(['Member', 'address', 'booking', 'booking line', 'coach', 'sport'])
})

test.each([
  ['a row that is shown', 'Member', 'nick', 'add {"column": "nick"} to /items/0/values'],
  ['a part', 'booking line', 'guest', 'add {"column": "guest"} to /items/1/parts/0/values'],
  ['a row that is looked up', 'sport', 'trainer', 'add {"column": "sport.trainer"} to /items/1/parts/0/values'],
  ['a table that only leads on', 'address', 'phone', 'add an item of the rows of "address" with this value'],
  ['a table that has the key of the person', 'visitor', 'seen', 'add an item with "path": [{"table":"visitor","on":{"member":"member"}}]'],
])('%s: what to do is said as it is written in the file', (_, table, column, mend) => {
  expect(mendOf(mapping, table, column, ['id', 'member', column])).toContain(`${mend}, `)
})

test('what is held of recipients is theirs', () => {
  expect(mendOf(mapping, 'coach', 'phone', ['code', 'phone'])).toMatch(
    /^it is about those an item went to, and not for the person: say in "leftOut"/,
  )
})

test('a table that nothing is known to lead to needs a way', () => {
  expect(mendOf(mapping, 'log', 'ip', ['id', 'ip'])).toBe(
    'add an item with a "path" from the person to "log", or say in "leftOut" why "log.ip" is left out',
  )
})
