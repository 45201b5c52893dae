import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ada } from '#sources/source-contract.ts'
import { readMapping } from '#sources/sql/mapping/mapping.ts'
import { bookingsMapping, openBookings, trapItem } from '#testing/bookings.ts'
import { mariadbd } from '#testing/mariadb.ts'
import { openSqlSource, type SqlSource } from './sql-source.ts'

describe.skipIf(!mariadbd)('the sports hall on MariaDB', () => {
  let hall: Awaited<ReturnType<typeof openBookings>>
  let source: SqlSource
  const open = (mapping: object = bookingsMapping(), statementTimeoutMs = 10_000) =>
    openSqlSource(readMapping(mapping, 'hall.json'), { url: hall.url.replace('mysql:', 'mariadb:'), file: 'hall.json', statementTimeoutMs })
  beforeEach(async () => {
    hall = await openBookings('MariaDB')
    source = await open()
  })
  afterEach(async () => {
    await source.close()
    await hall.close()
  })

  test('what is read is what the tables hold, in words and numbers that lose nothing', async () => {
    const items = await Array.fromAsync(source.read(await source.find([ada])))
    expect(items.find(({ id }) => id === 'booking:1')).toMatchObject({
      at: '2026-01-05T09:00:00.000Z',
      values: [{ name: 'price', value: '0.10' }],
      parts: [
        { title: 'Tennis', values: [{ name: 'hours', value: '1.00' }] },
        { title: 'Judo', values: [{ name: 'hours', value: '0.50' }] },
      ],
    })
    expect(items.find(({ category }) => category === 'contact-details')!.values.map(({ value }) => value)).toEqual([
      'Ada Ek',
      '08-1',
      '1990-05-17',
      true,
      '9007199254740993',
    ])
  })

  test('what the column does not take is not possible, and never cut to fit', async () => {
    const id = 'member:00000000-0000-0000-0000-00000000000a'
    const subjects = await source.find([ada])
    expect(await source.correct(subjects, id, 'born', 'in May')).toMatchObject({ result: 'not-possible' })
    expect(await source.correct(subjects, id, 'phone', '0'.repeat(21))).toMatchObject({ result: 'not-possible' })
    expect(await source.correct(subjects, id, 'born', '1990-05-18')).toMatchObject({ result: 'done', count: 1 })
    expect(await source.correct(subjects, `member:x' OR '1'='1`, 'phone', '1')).toMatchObject({ result: 'not-possible' })
    expect(await hall.run('SELECT count(*) AS count FROM "Member" WHERE phone = \'1\'')).toEqual([{ count: 0 }])
  })

  test('reading cannot write, even through a function of the database', async () => {
    const snoop = (does: string) => hall.run(`CREATE OR REPLACE FUNCTION snoop() RETURNS varchar(9) BEGIN ${does} RETURN 'x'; END`)
    await snoop('')
    await hall.run(`CREATE VIEW trap AS SELECT "Id", snoop() AS word FROM "Member"`)
    const trap = await open({ ...bookingsMapping(), items: [trapItem] })
    await snoop('DELETE FROM club;')
    await expect(Array.fromAsync(trap.read(await trap.find([ada])))).rejects.toThrow(/READ ONLY transaction/)
    expect(await hall.run('SELECT member FROM club')).toHaveLength(2)
    await trap.close()
  })

  test('a slow statement is ended', async () => {
    const impatient = await open(bookingsMapping(), 300)
    await hall.run('LOCK TABLES address WRITE')
    await expect(impatient.find([ada])).rejects.toThrow(/max_statement_time|Lock wait timeout/)
    await hall.run('UNLOCK TABLES')
    expect(await impatient.find([ada])).toHaveLength(1)
    await impatient.close()
  })

  test('a connection that breaks while it is read ends the stream with an error, and the next reading works', async () => {
    const subjects = await source.find([ada])
    await hall.run(`INSERT INTO booking (member) SELECT '00000000-0000-0000-0000-00000000000a' FROM seq_1_to_2000`)
    const ids = `SELECT id FROM information_schema.processlist WHERE db = database() AND id <> connection_id()`
    const broken = (async () => {
      for await (const _ of source.read(subjects))
        for (const { id } of (await hall.run(ids)) as { id: number }[]) await hall.run(`KILL ${id}`).catch(() => undefined)
    })()
    await expect(broken).rejects.toThrow(/closed|lost|killed/i)
    expect((await Array.fromAsync(source.read(subjects))).length).toBeGreaterThan(2000)
  })

  test('a database that is not named is said to be missing', async () => {
    const url = new URL(hall.url)
    url.pathname = '/'
    const opening = openSqlSource(readMapping(bookingsMapping(), 'hall.json'), { url: url.href, file: 'hall.json' })
    await expect(opening).rejects.toThrow(/^hall\.json \/schema: is missing; name the database here or in the connection string/)
  })
})
