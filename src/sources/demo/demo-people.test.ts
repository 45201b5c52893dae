import { expect, test } from 'vitest'
import { recordLine } from '#sources/records/record-line.ts'
import { demoPeople, demoStaff } from './demo-people.ts'
import { countries } from './demo-types.ts'
import { manyItems, manyPeople } from './many-items.ts'

const now = new Date('2026-11-22T10:00:00Z')
const people = demoPeople(now)
const items = people.flatMap((person) => person.items)

test('thirty people from every country have between 4 and 400 items', () => {
  expect(people).toHaveLength(30)
  expect(new Set(people.map(({ country }) => country))).toEqual(new Set(countries))
  const counts = people.map((person) => person.items.length)
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([4, 400])
})

test('the same now gives the same people, another now other dates under the same ids', () => {
  expect(demoPeople(now)).toEqual(people)
  const later = demoPeople(new Date('2027-03-01T10:00:00Z'))
  const ids = (of: typeof people) => of.map((person) => person.items.map(({ id }) => id).sort())
  expect(ids(later)).toEqual(ids(people))
  expect(later[0]!.items[0]!.at > people[0]!.items[0]!.at).toBe(true)
})

test('nobody can be reached: addresses end in .example, telephones start with 000', () => {
  const addresses = [...people.map(({ email }) => email), ...Object.values(demoStaff), ...[...manyPeople(20)].map(({ email }) => email)]
  for (const address of addresses) expect(address).toMatch(/\.example$/)
  expect(new Set(addresses).size).toBe(addresses.length)
  const said = JSON.stringify(people)
  for (const [, host] of said.matchAll(/[\w.-]+@([\w.-]+\w)/g)) expect(host).toMatch(/\.example$/)
  const numbers = items.flatMap((item) => item.values.filter(({ name }) => name === 'phone' || name === 'mobile'))
  expect(numbers.length).toBeGreaterThan(20)
  for (const { value } of numbers) expect(value).toMatch(/^\+\d+ 000 /)
})

test('every item is a line an import takes, and no two of a system share an id', () => {
  for (const item of [...items, ...manyItems([...manyPeople(1)][0]!, 300, now)]) expect(recordLine.safeParse(item).error).toBeUndefined()
  expect(new Set(items.map(({ system, id }) => `${system} ${id}`)).size).toBe(items.length)
  expect(new Set(items.map(({ system }) => system)).size).toBe(5)
})

test('TOK-03 no id holds a part of an address', () => {
  for (const { person, id } of items) expect(person.email.split(/[@.]/).some((part) => part.length > 3 && id.includes(part))).toBe(false)
})

test('nothing happens in the future, and acts and steps stand in order', () => {
  const latest = now.toISOString()
  for (const person of people) {
    for (const { at } of person.items) expect(at <= latest).toBe(true)
    const acts = person.history.map(({ at }) => at)
    expect(acts).toEqual([...acts].sort())
    for (const { filedDaysAgo, steps } of person.requests) {
      const days = [filedDaysAgo, ...steps.map(({ daysAgo }) => daysAgo)]
      expect(days).toEqual([...days].sort((one, other) => other - one))
      expect(days.at(-1)).toBeGreaterThan(0)
    }
  }
})

test('the first person has an open extended erasure and an objection', () => {
  const [first] = people
  expect(first!.requests.some(({ requestType, steps }) => requestType === 'erasure' && steps.some(({ type }) => type === 'Extend'))).toBe(
    true,
  )
  expect(first!.history.some(({ command }) => command.type === 'Object')).toBe(true)
})

test('there is a mailbox two people share, one bare address and derived data', () => {
  const names = (email: string) => new Set(people.find((person) => person.email === email)!.items.map(({ person }) => person.name))
  expect(names('post@nordlystakst.example')).toEqual(new Set(['Gunnhild Tveitå', 'Oddvar Sæløen']))
  expect(
    people.filter(({ name, items }) => name === undefined && items.every((item) => item.values.every(({ name }) => name === 'email'))),
  ).toHaveLength(1)
  expect(items.some(({ origin, category }) => origin === 'derived' && category === 'scores-and-groups')).toBe(true)
})

test('many items come one at a time, alike each time, spread over categories and months', () => {
  const [person] = [...manyPeople(1)]
  const many = [...manyItems(person!, 2000, now)]
  expect([...manyItems(person!, 2000, now)]).toEqual(many)
  expect(new Set(many.map(({ id }) => id)).size).toBe(2000)
  expect(new Set(many.map(({ category }) => category)).size).toBeGreaterThan(6)
  expect(new Set(many.map(({ at }) => at.slice(0, 7))).size).toBeGreaterThan(24)
})
