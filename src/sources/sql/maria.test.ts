import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { normaliseEmail } from '#domain/address.ts'
import type { Wanted } from '#domain/wanted.ts'
import type { Item, Reading, Subject } from '#sources/source.ts'
import { readMapping } from '#sources/sql/mapping/mapping.ts'
import { isWanted, tallied } from '#sources/wanted-items.ts'
import { mariadbd } from '#testing/mariadb.ts'
import { allPeople, openVenue, type Venue, venueMapping } from '#testing/venue.ts'
import { factsOf, factsOfItems, peopleAt } from '#testing/venue-facts.ts'
import { openSqlSource, type SqlSource } from './sql-source.ts'

const timeZone = 'Europe/Oslo'
/** Anybody, and more often those who are unlike others: busy ones, shared, doubled, missing, deleted or oddly written addresses. */
const anybody = fc.oneof(
  fc.integer({ min: 1, max: allPeople }),
  fc.integer({ min: 1, max: 40 }),
  fc.constantFrom(500, 499, 1000, 97, 194, 61, 122, 79, 158, 89, 178, 101, 102, 202, 203, 73, 146),
)
const order = fc.constantFrom('newest' as const, 'oldest' as const, undefined)
const wanted = fc.record<Wanted>(
  {
    categories: fc.subarray([
      'contact-details',
      'orders-and-invoices',
      'events-and-webinars',
      'website-visits',
      'scores-and-groups',
      'meetings-and-calls',
    ]),
    system: fc.constantFrom('Fjordhallen booking', 'Another'),
    from: fc.constantFrom('2016-01-01', '2024-10-27', '2025-03-30'),
    to: fc.constantFrom('2018-12-31', '2024-10-27', '2026-01-31'),
    words: fc.subarray(['hall', 'åsen', 'paid', '<b>nett</b>', '250', 'garderobe', '%']),
  },
  { requiredKeys: [] },
)

describe.skipIf(!mariadbd)('Fjordhallen on MariaDB, 221,000 rows', () => {
  let venue: Venue
  let source: SqlSource
  beforeAll(async () => {
    venue = await openVenue(allPeople)
    const mapping = readMapping(await venueMapping(), 'fjordhallen-mapping.json')
    source = await openSqlSource(mapping, { url: venue.url, file: 'fjordhallen-mapping.json', timeZone })
  })
  afterAll(async () => {
    await source?.close()
    await venue?.close()
  })

  const find = (address: string) => source.find([{ channel: 'email', address, key: '' }])
  const read = (subjects: readonly Subject[], reading?: Reading): Promise<Item[]> => Array.fromAsync(source.read(subjects, reading))
  const one = (person: number): Subject[] => [{ ref: String(person) }]
  const always = (property: fc.IAsyncProperty<unknown>, numRuns = 40) => fc.assert(property, { numRuns, endOnFailure: true })

  async function addressesOf(person: number): Promise<string[]> {
    const rows = await venue.rows<{ adresse: string | null }>('SELECT adresse FROM epost WHERE person_id = ?', [person])
    return rows.flatMap(({ adresse }) => normaliseEmail(adresse ?? '') ?? [])
  }

  test('whoever has an address is found, and nobody with one that is only alike', () =>
    always(
      fc.asyncProperty(anybody, async (person) => {
        for (const address of await addressesOf(person)) {
          expect((await find(address)).map(({ ref }) => ref).sort()).toEqual((await peopleAt(venue, address)).sort())
          expect(await find(address.replace('e', 'é'))).toEqual([])
        }
      }),
      100,
    ))

  test('people of one address have names and marks to tell them apart', async () => {
    const found = await find('person499@example.com')
    expect(found.map(({ ref }) => ref).sort()).toEqual(['499', '500'])
    expect(new Set(found.map(({ name }) => name)).size).toBe(2)
    expect(found[0]!.marks).toContainEqual({ kind: 'customer-number', value: found[0]!.ref })
    expect(found.flatMap(({ marks = [] }) => marks.map(({ kind }) => kind))).toEqual(
      expect.arrayContaining(['phone', 'birth-date', 'postcode']),
    )
  })

  test('every value of the rows of a person is read once, and nothing of anybody else', () =>
    always(
      fc.asyncProperty(anybody, async (person) => {
        const items = await read(one(person))
        expect(factsOfItems(items)).toEqual(await factsOf(venue, [String(person)]))
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      }),
      80,
    ))

  test('of two people at once, what both have to do with comes once', async () => {
    expect(factsOfItems(await read([...one(1), ...one(2), ...one(3)]))).toEqual(await factsOf(venue, ['1', '2', '3']))
  })

  test('filters leave what the rule leaves, in the same order', () =>
    always(
      fc.asyncProperty(anybody, wanted, order, async (person, what, how) => {
        const whole = await read(one(person), { order: how })
        expect(await read(one(person), { wanted: what, order: how })).toEqual(whole.filter((item) => isWanted(item, what, timeZone)))
      }),
      80,
    ))

  test('pages, however long, make the whole, also when the last item of one has gone', () =>
    always(
      fc.asyncProperty(
        anybody,
        fc.option(wanted, { nil: undefined, freq: 1 }),
        order,
        fc.integer({ min: 1, max: 60 }),
        async (person, what, how, size) => {
          const whole = await read(one(person), { wanted: what, order: how })
          const pages: Item[] = []
          while (pages.length < whole.length) {
            const last = pages.at(-1)
            const reading = { wanted: what, order: how, ...(last && { after: { at: last.at, id: last.id } }) }
            const before = pages.length
            for await (const item of source.read(one(person), reading)) if (pages.push(item) === before + size) break
            if (pages.length === before) break
          }
          expect(pages.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
          const place = whole[Math.floor(whole.length / 2)]
          if (!place) return
          const from = whole.slice(whole.findIndex(({ at }) => at === place.at))
          expect(await read(one(person), { wanted: what, order: how, after: { at: place.at } })).toEqual(from)
          const gone = { at: place.at, id: 'booking:999999999' }
          expect(await read(one(person), { wanted: what, order: how, after: gone })).toEqual(from)
        },
      ),
    ))

  test('counts are those of what is read', () => {
    const sorted = <T>(tallies: T[]) => tallies.map((tally) => JSON.stringify(Object.entries(tally as object).sort())).sort()
    return always(
      fc.asyncProperty(anybody, fc.option(wanted, { nil: undefined }), async (person, what) => {
        const items = await read(one(person), { wanted: what })
        expect(sorted(await source.tally(one(person), what))).toEqual(sorted(await tallied(items, timeZone)))
      }),
    )
  })

  test('one item is the same alone, and nobody else gets it', () =>
    always(
      fc.asyncProperty(anybody, fc.nat(), async (person, n) => {
        const items = await read(one(person))
        const item = items[n % items.length]
        if (!item) return
        expect(await source.one(one(person), item.id)).toEqual(item)
        const [kind] = item.id.split(':')
        if (kind !== 'session') expect(await source.one(one((person % allPeople) + 1), item.id)).toBeUndefined()
      }),
    ))
})
