import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Order, Wanted } from '#domain/wanted.ts'
import type { Item, Reading, Source, Subject } from '#sources/source.ts'
import { dayOf, isWanted, tallied } from '#sources/wanted-items.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { cipher } from '#store/sql/cipher.ts'
import { openPostgres } from '#store/sql/postgres.ts'
import { openSqlite } from '#store/sql/sqlite.ts'
import type { Store, StoredRecord } from '#store/store.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { recordsSource } from './records-source.ts'

const timeZone = 'Europe/Oslo'
const folder = mkdtempSync(join(tmpdir(), 'innsyn-reading-'))
const database = await freshDatabase()
const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])
const stores: [string, Store][] = [
  ['memory', memoryStore()],
  ['SQLite', await openSqlite(join(folder, 'reading.db'), keys)],
  ['PostgreSQL', await openPostgres(database.url, keys)],
]
afterAll(async () => {
  for (const [, store] of stores) await store.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const ats = [
  '2026-01-01',
  '2026-01-01T00:00:00.000Z',
  '2026-01-31T23:30:00.000Z',
  '2026-02-01',
  '2026-02-15T12:00:00.000Z',
  '0001-01-01',
  '9999-12-31',
]
const texts = ['Sofa', 'SOFA 100%', 'ÅSA Öberg', 'a_b', '<b>fet</b>', '']
const fewOf = <Thing>(things: readonly Thing[]) => fc.subarray([...things])
const oneOf = <Thing>(things: readonly Thing[]) => fc.constantFrom(...things)
const value = fc.oneof(fc.record({ name: oneOf(['x', 'y']), value: fc.oneof(oneOf(texts), fc.nat(20), fc.boolean(), fc.constant(null)) }))

const records = fc.array(
  fc.record({
    person: fc.nat(2),
    system: oneOf(['CRM', 'Web shop', 'åäö']),
    category: oneOf(['orders', 'visits', 'cases']),
    at: oneOf(ats),
    id: oneOf(['', '-\uFF00', '-😀', ':/%']),
    title: oneOf(texts.filter(Boolean)),
    values: fc.array(value, { maxLength: 2 }),
    parts: fc.array(fc.record({ title: oneOf(texts), values: fc.array(value, { maxLength: 1 }) }), { maxLength: 1 }),
  }),
  { maxLength: 40 },
)
type Drawn = typeof records extends fc.Arbitrary<infer All> ? All : never

const wanted: fc.Arbitrary<Wanted> = fc.record(
  {
    categories: fewOf(['orders', 'visits', 'cases', 'nothing']),
    system: oneOf(['CRM', 'Web shop', 'nowhere']),
    from: oneOf(['0001-01-01', '2026-01-01', '2026-02-01']),
    to: oneOf(['2026-01-01', '2026-02-01', '9999-12-31']),
    words: fewOf(['sofa', '0%', 'åsa', '_', '1', 'true', 'crm']),
  },
  { requiredKeys: [] },
)

const recordsOf = (drawn: Drawn, owners: readonly string[]): StoredRecord[] =>
  drawn.map(({ person, system, category, at, id, ...item }, n) => ({
    addressKey: owners[person]!,
    system,
    id: `${owners[0]}-${n}${id}`,
    category,
    at,
    day: dayOf({ at }, timeZone)!,
    item: { person: { email: 'ada@example.com', name: 'Sofa 1 Ek' }, origin: 'provided', ...item },
  }))

const pageOf = async (source: Source, subjects: readonly Subject[], reading: Reading, size: number) => {
  const page: Item[] = []
  for await (const item of source.read(subjects, reading)) if (page.push(item) === size) break
  return page
}

describe.each(stores)('records in %s', (_, { records: kept, ready }) => {
  const source = recordsSource({ records: kept, ready }, 'Records')

  const given = (all: Drawn) => {
    const owners = [randomUUID(), randomUUID(), randomUUID()]
    return { held: recordsOf(all, owners), subjects: [{ ref: owners[0]! }, { ref: owners[1]! }] }
  }

  test('page by page comes what the rule wants, in order, nothing twice and nothing left out, whatever is removed meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        records,
        wanted,
        oneOf<Order>(['newest', 'oldest']),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean())),
        async (all, looked, order, steps) => {
          const { held, subjects } = given(all)
          await kept.put(held)
          const everything = await Array.fromAsync(source.read(subjects, { order }))
          expect(everything.map(({ at }) => at)).toEqual(
            everything.map(({ at }) => at!).sort((a, b) => (a < b === (order === 'oldest') ? -1 : a === b ? 0 : 1)),
          )
          const expected = everything.filter((item) => isWanted(item, looked, timeZone))
          const seen: Item[] = []
          for (let step = 0; ; step += 1) {
            const [size, isRemoved] = steps[step] ?? [9, false]
            const last = seen.at(-1)
            const page = await pageOf(
              source,
              subjects,
              { wanted: looked, order, ...(last && { after: { at: last.at, id: last.id } }) },
              size,
            )
            seen.push(...page)
            if (page.length < size) break
            const { system, id } = page.at(-1)!
            if (isRemoved) await kept.remove([{ system, id: decodeURIComponent(id.split(':')[1]!) }])
          }
          expect(seen).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('what is counted is what the rule wants', async () => {
    await fc.assert(
      fc.asyncProperty(records, wanted, async (all, looked) => {
        const { held, subjects } = given(all)
        await kept.put(held)
        const everything = await Array.fromAsync(source.read(subjects))
        const expected = await tallied(
          everything.filter((item) => isWanted(item, looked, timeZone)),
          timeZone,
        )
        expect(new Set(await source.tally(subjects, looked))).toEqual(new Set(expected))
      }),
      { numRuns: 60 },
    )
  })

  test('from an instant on comes everything dated that and what follows', async () => {
    await fc.assert(
      fc.asyncProperty(records, oneOf(ats), oneOf<Order>(['newest', 'oldest']), async (all, at, order) => {
        const { held, subjects } = given(all)
        await kept.put(held)
        const everything = await Array.fromAsync(source.read(subjects, { order }))
        const expected = everything.filter((item) => (order === 'newest' ? item.at! <= at : item.at! >= at))
        expect(await Array.fromAsync(source.read(subjects, { order, after: { at } }))).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })
})
