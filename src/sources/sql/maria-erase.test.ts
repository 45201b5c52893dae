import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Item } from '#sources/source.ts'
import { readMapping } from '#sources/sql/mapping/mapping.ts'
import { mariadbd } from '#testing/mariadb.ts'
import { openVenue, type Venue, venueMapping } from '#testing/venue.ts'
import { openSqlSource, type SqlSource } from './sql-source.ts'

const people = 400
const isErased = (word: string | number | null) => String(word).startsWith('erased-')
/** Tables with rows of people, and the column or the query that says whose a row is. */
const tables: Record<string, string> = {
  person: 'id',
  epost: 'person_id',
  medlemskap: 'person_id',
  lagmedlem: 'person_id',
  bestilling: 'person_id',
  bestillingslinje: '(SELECT b.person_id FROM bestilling b WHERE b.id = bestilling_id)',
  gjest: '(SELECT b.person_id FROM bestilling b WHERE b.id = bestilling_id)',
  notat: 'person_id',
  adgang: 'person_id',
  resultat: 'person_id',
}

describe.skipIf(!mariadbd)('ERA-02 erasure at Fjordhallen on MariaDB', () => {
  let venue: Venue
  let source: SqlSource
  beforeAll(async () => {
    venue = await openVenue(people)
    const mapping = readMapping(await venueMapping(), 'fjordhallen-mapping.json')
    source = await openSqlSource(mapping, { url: venue.url, file: 'fjordhallen-mapping.json', timeZone: 'Europe/Oslo' })
  })
  afterAll(async () => {
    await source?.close()
    await venue?.close()
  })

  type Row = Record<string, string | number | null>
  const rowsOf = (table: string, person: number): Promise<Row[]> =>
    venue.rows<Row>(`SELECT * FROM ${table} WHERE ${tables[table]} = ?`, [person])
  /** Whom the last tests need whole is left out. */
  const whole = 7
  const anybody = fc.oneof(fc.integer({ min: 1, max: people }), fc.integer({ min: 1, max: 30 })).filter((person) => person !== whole)
  const erase = (person: number, category?: string) => source.erase([{ ref: String(person) }], category)
  const read = (person: number, category: string): Promise<Item[]> =>
    Array.fromAsync(source.read([{ ref: String(person) }], { wanted: { categories: [category] } }))

  /** What all tables hold, but for the rows of one person. */
  async function others(person: number): Promise<string> {
    const held = Object.entries(tables).map(([table, whose]) =>
      venue.rows(`SELECT * FROM ${table} WHERE NOT (${whose} <=> ?) ORDER BY 1, 2`, [person]),
    )
    const shared = ['klubb', 'ansatt', 'hall', '`lag`', 'arrangement', '`påmelding`', '`økt`'].map((table) =>
      venue.rows(`CHECKSUM TABLE ${table}`),
    )
    return JSON.stringify(await Promise.all([...held, ...shared]))
  }

  /** Erases one category of somebody and looks that nobody else is touched. */
  const each = (category: string, look: (person: number, act: () => ReturnType<typeof erase>) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(anybody, async (person) => {
        const before = await others(person)
        await look(person, () => erase(person, category))
        expect(await others(person)).toBe(before)
      }),
      { numRuns: 12, endOnFailure: true },
    )

  test('delete: notes and passages are gone, and what is hidden as deleted already stays as it was', async () => {
    await each('meetings-and-calls', async (person, act) => {
      const held = await rowsOf('notat', person)
      const live = held.filter(({ slettet }) => slettet === 0)
      expect(await act()).toEqual(live.length > 0 ? [{ category: 'meetings-and-calls', result: 'erased', count: live.length }] : [])
      expect(await read(person, 'meetings-and-calls')).toEqual([])
      expect(await rowsOf('notat', person)).toEqual(held.filter(({ slettet }) => slettet === 1))
    })
    await each('website-visits', async (person, act) => {
      await act()
      expect(await rowsOf('adgang', person)).toEqual([])
    })
  })

  test('delete, but kept for a while: bookings go with lines and guests when accounting no longer needs them', () =>
    each('orders-and-invoices', async (person, act) => {
      const held = await rowsOf('bestilling', person)
      const inSight = held.filter(({ slettet, status }) => slettet === 0 && Number(status) < 3)
      const firstKept = `${new Date().getFullYear() - 5}-01-01`
      const kept = inSight.filter(({ betalt }) => betalt === null || String(betalt) >= firstKept)
      const outcomes = await act()
      const sum = (result: string) => outcomes.filter((one) => one.result === result).reduce((total, { count }) => total + count, 0)
      expect([sum('kept'), sum('erased')]).toEqual([kept.length, inSight.length - kept.length])
      const left = held.filter((row) => !inSight.includes(row) || kept.includes(row))
      expect((await rowsOf('bestilling', person)).map(({ id }) => id)).toEqual(left.map(({ id }) => id))
      const ids = new Set(left.map(({ id }) => id))
      for (const table of ['bestillingslinje', 'gjest']) {
        const gone = await venue.rows(`SELECT 1 FROM ${table} WHERE bestilling_id NOT IN (SELECT id FROM bestilling)`)
        expect(gone).toEqual([])
        expect((await rowsOf(table, person)).every(({ bestilling_id }) => ids.has(bestilling_id!))).toBe(true)
      }
      expect((await read(person, 'orders-and-invoices')).length).toBe(kept.length)
    }))

  test('null: what is known of the person is empty, and the addresses are gone', () =>
    each('contact-details', async (person, act) => {
      const [before] = await rowsOf('person', person)
      await act()
      const [after] = await rowsOf('person', person)
      const emptied = ['fornavn', 'etternavn', 'fødselsdato', 'kjonn', 'mobil', 'gate', 'postnr', 'passord_hash']
      const expected = before!.slettet === 1 ? before : { ...before, ...Object.fromEntries(emptied.map((name) => [name, null])) }
      expect(after).toEqual(expected)
      expect((await rowsOf('epost', person)).filter(({ slettet }) => slettet === 0)).toEqual([])
    }))

  test('pseudonymise: results stay under a word that leads to nobody, the same for all of one person', () =>
    each('scores-and-groups', async (person, act) => {
      const before = await rowsOf('resultat', person)
      const [{ fornavn } = { fornavn: null }] = await rowsOf('person', person)
      await act()
      const after = await rowsOf('resultat', person)
      expect(after.map(({ id, sekunder }) => [id, sekunder])).toEqual(before.map(({ id, sekunder }) => [id, sekunder]))
      for (const [n, row] of after.entries()) {
        for (const column of ['navn', 'klubb']) {
          const held = before[n]![column]!
          // A row of an earlier erasure keeps its word.
          if (held === null || isErased(held)) expect(row[column]).toBe(held)
          else expect(row[column]).toMatch(/^erased-[0-9a-f]{16}$/)
        }
        if (fornavn) expect(JSON.stringify(row)).not.toContain(fornavn)
      }
      const fresh = after.filter((_, n) => !isErased(before[n]!.navn!) && before[n]!.navn !== null)
      expect(new Set(fresh.map(({ navn }) => navn)).size).toBeLessThanOrEqual(1)
    }))

  test('pseudonymise: the words of two people, and of two erasures, differ', async () => {
    const held = await venue.rows<Row>(`SELECT * FROM resultat WHERE navn NOT LIKE 'erased-%' GROUP BY person_id LIMIT 2`)
    const wordOf = async ({ id, person_id }: Row) => {
      await erase(Number(person_id), 'scores-and-groups')
      const [row] = await venue.rows<{ navn: string }>('SELECT navn FROM resultat WHERE id = ?', [id])
      return row!.navn
    }
    const again = { ...held[0]!, id: 1_000_000 }
    const first = [await wordOf(held[0]!), await wordOf(held[1]!)]
    await venue.rows('INSERT INTO resultat SET ?', [again])
    const words = [...first, await wordOf(again)]
    expect(words.every((word) => isErased(word))).toBe(true)
    expect(new Set(words).size).toBe(3)
    expect(await wordOf(held[0]!)).toBe(first[0])
  })

  test('keep: memberships stay whole and the ground is named', () =>
    each('contracts-and-documents', async (person, act) => {
      const before = await rowsOf('medlemskap', person)
      const count = before.filter(({ slettet }) => slettet === 0).length
      expect(await act()).toEqual(
        count > 0 ? [{ category: 'contracts-and-documents', result: 'kept', count, ground: 'legal_obligation' }] : [],
      )
      expect(await rowsOf('medlemskap', person)).toEqual(before)
    }))

  test('all at once: what may go is gone, and the person is known no longer', async () => {
    const person = whole
    const address = 'person7@example.com'
    const find = () => source.find([{ channel: 'email', address, key: '' }])
    expect(await find()).toHaveLength(1)
    const before = await others(person)
    const kept = (await source.erase(await find())).filter(({ result }) => result !== 'erased')
    expect(kept.every(({ result, ground }) => result === 'kept' && ground)).toBe(true)
    expect(await others(person)).toBe(before)
    expect(await find()).toEqual([])
  })

  test('an erased row that the system writes anew is held again, and shown again', async () => {
    const [row] = await venue.rows<Row>('SELECT * FROM notat WHERE slettet = 0 LIMIT 1')
    const person = Number(row!.person_id)
    await erase(person, 'meetings-and-calls')
    expect(await read(person, 'meetings-and-calls')).toEqual([])
    await venue.rows('INSERT INTO notat SET ?', [row])
    expect((await read(person, 'meetings-and-calls')).map(({ id }) => id)).toEqual([`note:${row!.id}`])
  })
})
