import { domainToASCII } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Item } from '#sources/source.ts'
import { ada, bo, legalTimeZone, sourceContract } from '#sources/source-contract.ts'
import { readMapping } from '#sources/sql/mapping/mapping.ts'
import { bookingsMapping, openBookings, trapItem } from '#testing/bookings.ts'
import { mariadbd } from '#testing/mariadb.ts'
import { openSqlSource, type SqlSource } from './sql-source.ts'

const open = (url: string, mapping: object = bookingsMapping()) =>
  openSqlSource(readMapping(mapping, 'hall.json'), { url, file: 'hall.json', timeZone: legalTimeZone })

const openHall = async (server: 'PostgreSQL' | 'MariaDB', nowhere: string) => {
  const hall = await openBookings(server)
  const source = await open(hall.url)
  const broken = await open(nowhere)
  return {
    source,
    broken,
    correctable: { category: 'contact-details', field: 'phone' },
    erasable: 'bookings',
    close: async () => {
      await Promise.all([source.close(), broken.close()])
      await hall.close()
    },
  }
}

sourceContract('an existing PostgreSQL database', () => openHall('PostgreSQL', 'postgres://nobody@127.0.0.1:1/none'))
describe.skipIf(!mariadbd)('with mariadbd', () => {
  sourceContract('an existing MariaDB database', () => openHall('MariaDB', 'mysql://nobody@127.0.0.1:1/none'))
})

describe('a sports hall of our own', () => {
  let hall: Awaited<ReturnType<typeof openBookings>>
  let source: SqlSource
  beforeEach(async () => {
    hall = await openBookings()
    source = await open(hall.url)
  })
  afterEach(async () => {
    await source.close()
    await hall.close()
  })
  const itemsOf = async (person = ada): Promise<Item[]> => Array.fromAsync(source.read(await source.find([person])))

  test('what is read is what the tables hold, in words and numbers that lose nothing', async () => {
    const items = await itemsOf()
    expect(items.map((item) => [item.id, item.at])).toEqual([
      ['booking:2', '2026-03-05T09:00:00.000Z'],
      ['booking:1', '2026-01-05T09:00:00.000Z'],
      ['member:00000000-0000-0000-0000-00000000000a', undefined],
      ['booking:3', undefined],
    ])
    expect(items[1]).toEqual({
      id: 'booking:1',
      source: 'hall',
      system: 'Sports hall',
      category: 'bookings',
      title: 'Booking 1',
      at: '2026-01-05T09:00:00.000Z',
      origin: 'observed',
      originFrom: 'the door of the hall',
      values: [{ name: 'price', value: '0.10' }],
      parts: [
        { title: 'Tennis', values: [{ name: 'hours', value: '1.00' }] },
        { title: 'Judo', values: [{ name: 'hours', value: '0.50' }] },
      ],
    })
    expect(items[2]).toMatchObject({
      title: 'Member Ada Ek',
      values: [
        { name: 'name', value: 'Ada Ek' },
        { name: 'phone', label: { en: 'Telephone', sv: 'Telefon' }, value: '08-1' },
        { name: 'born', value: '1990-05-17' },
        { name: 'active', value: true },
        { name: 'card', value: '9007199254740993' },
      ],
      recipients: [{ name: 'Coach Cleo', what: 'coach' }],
    })
  })

  test('a person with two addresses is one person, and an address abroad is found as people write it', async () => {
    await hall.run(`INSERT INTO address VALUES ('Ada@Blåbär.example', '00000000-0000-0000-0000-00000000000a')`)
    const abroad = { ...ada, address: `ada@${domainToASCII('blåbär.example')}` }
    expect(await source.find([ada, abroad])).toEqual([{ ref: '00000000-0000-0000-0000-00000000000a', name: 'Ada Ek' }])
    expect(await source.find([abroad])).toHaveLength(1)
    expect(await source.find([{ ...ada, channel: 'sms' }])).toEqual([])
  })

  test('more rows than a page holds come whole and in order', async () => {
    await hall.run(
      `INSERT INTO booking (member, booked_at) SELECT '00000000-0000-0000-0000-00000000000a', timestamptz '2020-01-01' + n * interval '1 hour' FROM generate_series(1, 1500) n`,
    )
    const items = await itemsOf()
    expect(items).toHaveLength(1504)
    expect(new Set(items.map((item) => item.id)).size).toBe(1504)
    expect(items.slice(2, -2).map((item) => item.at)).toEqual(
      items
        .slice(2, -2)
        .map((item) => item.at)
        .toSorted()
        .reverse(),
    )
  })

  test('a timestamp without a zone is read in the zone of the mapping', async () => {
    await hall.run(`ALTER TABLE booking ALTER booked_at TYPE timestamp USING timestamp '2026-07-01 00:30'`)
    await using fresh = Object.assign(await open(hall.url), { [Symbol.asyncDispose]: async () => fresh.close() })
    const [item] = await Array.fromAsync(fresh.read(await fresh.find([bo])))
    expect(item!.at).toBe('2026-06-30T22:30:00.000Z')
  })

  test('a value the column does not take is not possible, and nothing changes', async () => {
    const before = await itemsOf()
    const subjects = await source.find([ada])
    const id = 'member:00000000-0000-0000-0000-00000000000a'
    expect(await source.correct(subjects, id, 'born', 'in May')).toMatchObject({ result: 'not-possible' })
    expect(await source.correct(subjects, id, 'phone', '0'.repeat(21))).toMatchObject({ result: 'not-possible' })
    expect(await source.correct(subjects, id, 'card', '1')).toMatchObject({ result: 'not-possible' })
    expect(await itemsOf()).toEqual(before)
    expect(await source.correct(subjects, id, 'born', '1990-05-18')).toMatchObject({ result: 'done', count: 1 })
  })

  test('values are values, whatever they look like', async () => {
    const subjects = await source.find([ada])
    const trick = `'); DROP --`
    await source.correct(subjects, 'member:00000000-0000-0000-0000-00000000000a', 'phone', trick)
    expect((await itemsOf()).find((item) => item.category === 'contact-details')!.values[1]!.value).toBe(trick)
    expect(await source.correct(subjects, `member:x' OR '1'='1`, 'phone', '1')).toMatchObject({ result: 'not-possible' })
  })

  test('reading cannot write, even through a function of the database', async () => {
    await hall.run(`CREATE FUNCTION snoop(uuid) RETURNS text LANGUAGE plpgsql AS $$ BEGIN DELETE FROM club; RETURN 'x'; END $$`)
    await hall.run(`CREATE VIEW trap AS SELECT "Id", snoop("Id") AS word FROM "Member"`)
    const mapping = bookingsMapping()
    await using trap = Object.assign(await open(hall.url, { ...mapping, items: [trapItem] }), {
      [Symbol.asyncDispose]: async () => trap.close(),
    })
    await expect(Array.fromAsync(trap.read(await trap.find([ada])))).rejects.toThrow(/read-only transaction/)
  })

  test('a slow statement is ended', async () => {
    const mapping = readMapping(bookingsMapping(), 'hall.json')
    const impatient = await openSqlSource(mapping, { url: hall.url, file: 'hall.json', statementTimeoutMs: 300 })
    await hall.run('BEGIN; LOCK TABLE address')
    await expect(impatient.find([ada])).rejects.toThrow(/statement timeout/)
    await hall.run('ROLLBACK')
    expect(await impatient.find([ada])).toHaveLength(1)
    await impatient.close()
  })

  test('a connection that breaks while it is read ends the stream with an error, and the next reading works', async () => {
    const subjects = await source.find([ada])
    const stream = source.read(subjects)
    await hall.run(`INSERT INTO booking (member) SELECT '00000000-0000-0000-0000-00000000000a' FROM generate_series(1, 2000)`)
    const broken = (async () => {
      for await (const _ of stream)
        await hall.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'innsyn'`)
    })()
    await expect(broken).rejects.toThrow(/terminat|connection/i)
    expect((await itemsOf()).length).toBeGreaterThan(2000)
  })
})
