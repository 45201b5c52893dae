import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Item } from '#sources/source.ts'
import { readMapping } from '#sources/sql/mapping/mapping.ts'
import { freshMariaDatabase, mariadbd } from '#testing/mariadb.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { sqlRunner } from '#testing/sql-runner.ts'
import { openSqlSource, type SqlSource } from './sql-source.ts'

/** A library: loans in two states, with the friend who carries the book home; reviews under the reader's own name. */
const tables = `
  CREATE TABLE reader (id INT PRIMARY KEY, mail VARCHAR(100), name VARCHAR(100), born DATE, phone VARCHAR(20), gone INT);
  CREATE TABLE loan (id INT PRIMARY KEY, reader INT, state CHAR(1), pin VARCHAR(10), lent TIMESTAMP NULL, hidden INT);
  CREATE TABLE carrier (loan INT, nr INT, name VARCHAR(50), note VARCHAR(50), PRIMARY KEY (loan, nr));
  CREATE TABLE review (id INT PRIMARY KEY, reader INT, mail VARCHAR(100), author VARCHAR(100), nick VARCHAR(60) UNIQUE, written DATE, stars INT NOT NULL);
  INSERT INTO reader VALUES (1, 'anna@example.com', 'Anna Ek', '1990-05-17', '08-1', 0), (2, 'ånna@example.com', 'Ånna Ö', NULL, NULL, 0),
    (3, 'anna@example.com', 'Anna Gone', NULL, NULL, 1);
  INSERT INTO loan VALUES (1, 1, 'L', '1234', '2026-01-01 10:00:00', 0), (2, 1, 'R', NULL, '2026-02-01 10:00:00', 0),
    (3, 1, 'X', '9', NULL, 0), (4, 1, 'L', '8', NULL, 1), (5, 2, 'L', '7', NULL, 0);
  INSERT INTO carrier VALUES (1, 1, 'Cleo Carrier', 'left'), (1, 2, 'Dan', NULL), (2, 1, 'Eve', 'x');
  INSERT INTO review VALUES (1, 1, 'Anna@Example.com', 'Anna Ek', 'ann', '2026-01-01', 5), (2, 1, 'anna@example.com', 'Anna Ek', 'ann2', NULL, 4),
    (3, 2, 'ånna@example.com', 'Ånna Ö', 'onn', NULL, 3)`

const en = (word: string) => ({ en: word, sv: `${word} på svenska` })
const mappingOf = () => ({
  id: 'library',
  name: 'Library',
  url: 'env:LIBRARY_URL',
  person: {
    table: 'reader',
    key: 'id',
    email: 'mail',
    where: { gone: 0 },
    name: ['name'],
    marks: { phone: 'phone', 'birth-date': 'born' },
  },
  items: [
    {
      id: 'loan',
      category: 'loans',
      path: [{ table: 'loan', on: { id: 'reader' } }],
      where: { hidden: 0, state: ['L', 'R'] },
      key: ['id'],
      title: 'Loan {id}',
      at: { column: 'lent' },
      origin: 'observed',
      values: [
        { column: 'state', labels: { L: en('lent'), R: en('returned') }, correct: true },
        { column: 'pin', redact: 'security' },
      ],
      parts: [
        {
          table: 'carrier',
          on: { id: 'loan' },
          where: { nr: 1 },
          title: 'Carrier {nr}',
          values: [{ column: 'name' }, { column: 'note' }],
          redact: 'third-party',
        },
      ],
      recipients: [{ table: 'carrier', on: { id: 'loan' }, name: 'Whoever carried it {name}', redact: 'third-party' }],
    },
    {
      id: 'review',
      category: 'reviews',
      path: [{ table: 'review', on: { id: 'reader' } }],
      key: ['id'],
      title: 'Review {id}',
      origin: 'provided',
      values: [{ column: 'author' }, { column: 'nick' }, { column: 'written' }, { column: 'stars', keep: true }],
      erase: 'pseudonymise',
      ground: 'archiving_research',
    },
  ],
})

const servers = [
  { name: 'PostgreSQL', fresh: freshDatabase, isThere: true },
  { name: 'MariaDB', fresh: freshMariaDatabase, isThere: Boolean(mariadbd) },
]

describe.each(servers)('a mapping on $name', ({ name, fresh, isThere }) => {
  describe.skipIf(!isThere)(`what it says is so (${name})`, () => {
    let database: Awaited<ReturnType<typeof fresh>>
    let run: Awaited<ReturnType<typeof sqlRunner>>
    let source: SqlSource | undefined
    beforeAll(async () => {
      database = await fresh()
      run = await sqlRunner(database.url)
    })
    beforeEach(async () => {
      for (const statement of tables.split(';')) await run(statement)
    })
    afterEach(async () => {
      await source?.close()
      source = undefined
      for (const table of ['reader', 'loan', 'carrier', 'review']) await run(`DROP TABLE ${table}`)
    })
    afterAll(async () => {
      await run.close()
      await database.drop()
    })
    async function open(mapping: object = mappingOf()) {
      source = await openSqlSource(readMapping(mapping, 'library.json'), {
        url: database.url,
        file: 'library.json',
        timeZone: 'Europe/Stockholm',
      })
      return source
    }
    const changed = (n: 0 | 1, change: object) => {
      const mapping = mappingOf()
      return { ...mapping, items: mapping.items.map((item, at) => (at === n ? { ...item, ...change } : item)) }
    }
    const anna = { channel: 'email' as const, address: 'anna@example.com', key: '' }
    const itemsOf = async (opened: SqlSource, ref: string, category: string): Promise<Item[]> =>
      Array.fromAsync(opened.read([{ ref }], { wanted: { categories: [category] } }))

    test('an address finds only itself, whatever the database takes for alike, and only rows that count', async () => {
      const opened = await open()
      expect(await opened.find([anna])).toEqual([
        {
          ref: '1',
          name: 'Anna Ek',
          marks: [
            { kind: 'phone', value: '08-1' },
            { kind: 'birth-date', value: '1990-05-17' },
          ],
        },
      ])
      expect(await opened.find([{ ...anna, address: 'ånna@example.com' }])).toEqual([{ ref: '2', name: 'Ånna Ö' }])
      expect((await opened.search('anna@', 9)).map((one) => one.address)).toContain('anna@example.com')
    })

    test('rows joined by a text are those of the same text', async () => {
      const path = [
        { table: 'reader', on: { id: 'id' } },
        { table: 'review', on: { mail: 'mail' } },
      ]
      const opened = await open(changed(1, { path, erase: undefined, values: [{ column: 'author' }] }))
      const mine = (await itemsOf(opened, '1', 'reviews')).map(({ id }) => id)
      expect(mine).toContain('review:2')
      expect(mine).not.toContain('review:3')
      expect((await itemsOf(opened, '2', 'reviews')).map(({ id }) => id)).toEqual(['review:3'])
    })

    test('codes have words, constants leave rows out, and what is hidden is said to be there', async () => {
      const [second, first, ...more] = await itemsOf(await open(), '1', 'loans')
      expect(more).toEqual([])
      expect(first).toMatchObject({
        id: 'loan:1',
        values: [
          { name: 'state', value: 'L', shown: en('lent'), correctable: true },
          { name: 'pin', value: null, redacted: 'security' },
          { name: 'Whoever carried it', value: null, redacted: 'third-party' },
          { name: 'Whoever carried it', value: null, redacted: 'third-party' },
        ],
        parts: [
          {
            title: 'Carrier 1',
            values: [
              { name: 'name', value: null, redacted: 'third-party' },
              { name: 'note', value: null, redacted: 'third-party' },
            ],
          },
        ],
      })
      expect(second!.values[1]).toEqual({ name: 'pin', value: null })
      expect(JSON.stringify([first, second])).not.toMatch(/1234|Cleo|Dan|Eve|left/)
    })

    test('a search finds a code and the words people read instead of it, in each language', async () => {
      const opened = await open()
      const found = async (word: string) => {
        const items = await Array.fromAsync(opened.read([{ ref: '1' }], { wanted: { categories: ['loans'], words: [word] } }))
        return items.map(({ id }) => id)
      }
      expect(await found('lent')).toEqual(['loan:1'])
      expect(await found('svenska')).toEqual(['loan:2', 'loan:1'])
      expect(await found('returned')).toEqual(['loan:2'])
      expect(await found('nowhere')).toEqual([])
    })

    test('a code is corrected by its word, and no other word is taken', async () => {
      const opened = await open()
      const state = (value: string) => opened.correct([{ ref: '1' }], 'loan:1', 'state', value)
      expect(await state('lost')).toMatchObject({ result: 'not-possible' })
      expect(await state('returned')).toMatchObject({ result: 'done', count: 1 })
      expect(await run('SELECT state FROM loan WHERE id = 1')).toEqual([{ state: 'R' }])
      expect(await opened.correct([{ ref: '1' }], 'loan:4', 'state', 'returned')).toMatchObject({ result: 'not-possible' })
    })

    test('days and months are those of the zone the law goes by', async () => {
      if (name === 'MariaDB') await run(`SET time_zone = '+00:00'`)
      await run(`UPDATE loan SET lent = '2026-01-31 23:30:00' WHERE id = 1`)
      await run(`UPDATE loan SET lent = '2026-02-28 22:59:59' WHERE id = 2`)
      const opened = await open()
      const loans = { categories: ['loans'] }
      expect(await opened.tally([{ ref: '1' }], loans)).toEqual([{ category: 'loans', system: 'Library', month: '2026-02', count: 2 }])
      const february = { ...loans, from: '2026-02-01', to: '2026-02-28' }
      expect(await Array.fromAsync(opened.read([{ ref: '1' }], { wanted: february }))).toHaveLength(2)
      expect((await opened.tally([{ ref: '1' }], { ...loans, to: '2026-02-01' }))[0]!.count).toBe(1)
    })

    test('ERA-02 pseudonymise: one token for the words of a person, no two of what must be unique, nothing left of dates', async () => {
      const opened = await open()
      const of = async () => (await run('SELECT author, nick, written, stars FROM review ORDER BY id')) as Record<string, unknown>[]
      const before = await of()
      expect(await opened.erase([{ ref: '1' }], 'reviews')).toEqual([
        { category: 'reviews', result: 'erased', count: 2 },
        { category: 'reviews', result: 'kept', count: 2, ground: 'archiving_research' },
      ])
      const [first, second, third] = await of()
      expect(second).toMatchObject({ written: null, stars: 4, author: expect.stringMatching(/^erased-[\da-f]{16}$/) })
      expect(first!.author).toBe(second!.author)
      expect(first!.nick).toMatch(/^erased-/)
      expect(first!.nick).not.toBe(second!.nick)
      expect(third).toEqual(before[2])
      expect((await opened.erase([{ ref: '1' }], 'reviews')).filter(({ result }) => result === 'erased')).toEqual([])
    })

    test.each([
      ['a date that is none', 0, { at: { column: 'pin' } }, /\/items\/0\/at\/column: "pin" of "loan" is \w+ and no date/],
      ['numbers joined with words', 0, { path: [{ table: 'loan', on: { id: 'state' } }] }, /\/items\/0\/path\/0\/on: compares "id"/],
      ['a constant that is none of the column', 0, { where: { hidden: 'no' } }, /\/items\/0\/where\/hidden: is nothing that "hidden"/],
      ['a title that shows what is hidden', 0, { title: 'Loan {pin}' }, /\/items\/0\/title: shows "pin", which "redact" hides/],
      [
        'a part that does',
        0,
        { parts: [{ ...mappingOf().items[0]!.parts![0], title: '{name}' }] },
        /\/items\/0\/parts\/0\/title: shows "name", which "redact" hides/,
      ],
      [
        'hidden and yet to be corrected',
        0,
        { values: [{ column: 'pin', redact: 'security', correct: true }] },
        /\/items\/0\/values\/0\/correct/,
      ],
      [
        'a number that takes no token and must not be null',
        1,
        { values: [{ column: 'stars' }] },
        /"stars" cannot be null in "review" and is no text that takes a token/,
      ],
      ['a key that may be null', 1, { key: ['nick'] }, /\/items\/1\/key: does not name one row of "review"; .*none of which may be null/],
    ] as const)('%s is a fault with its place', async (_, n, change, sentence) => {
      await expect(open(changed(n, change))).rejects.toThrow(sentence)
    })
  })
})
