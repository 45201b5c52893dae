import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Item, Value } from '#sources/source.ts'
import { readMapping } from '#sources/sql/mapping/mapping.ts'
import { freshMariaDatabase, mariadbd } from '#testing/mariadb.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { sqlRunner } from '#testing/sql-runner.ts'
import { openSqlSource, type SqlSource } from './sql-source.ts'

/** A shop as small as can be; the same words are understood by all of them. */
const tables = `
  CREATE TABLE people (id INT PRIMARY KEY, mail VARCHAR(100), name VARCHAR(100));
  CREATE TABLE orders (id INT PRIMARY KEY, person INT, at_day DATE, at_time TIMESTAMP NULL, words TEXT);
  CREATE TABLE tags (order_id INT, tag VARCHAR(20));
  INSERT INTO people VALUES (1, 'ada@example.com', 'Ada'), (2, 'bo@example.com', 'Bo Bosson');
  INSERT INTO orders VALUES (1, 1, '2026-01-01', '2026-01-01 12:00:00', 'first'), (2, 2, '2026-01-02', NULL, 'Bosson');
  INSERT INTO tags VALUES (1, 'a'), (1, 'b'), (2, 'Bosson')`

const mappingOf = () => ({
  id: 'shop',
  name: 'Shop',
  url: 'env:SHOP_URL',
  person: { table: 'people', key: 'id', email: 'mail', name: ['name'] },
  items: [
    {
      id: 'order',
      category: 'orders',
      path: [{ table: 'orders', on: { id: 'person' } }],
      key: ['id'],
      title: 'Order {id}',
      at: { column: 'at_day' },
      origin: 'observed',
      values: [{ column: 'words' }, { column: 'at_time' }],
    },
  ],
})

const servers = [
  {
    name: 'PostgreSQL',
    fresh: freshDatabase,
    isThere: true,
    text: 'text',
    bytes: 'bytea',
    hex: (hex: string) => `decode('${hex}', 'hex')`,
  },
  {
    name: 'MariaDB',
    fresh: freshMariaDatabase,
    isThere: Boolean(mariadbd),
    text: 'LONGTEXT',
    bytes: 'BLOB',
    hex: (hex: string) => `UNHEX('${hex}')`,
  },
]

describe.each(servers)('what is odd in $name', (server) => {
  describe.skipIf(!server.isThere)(`${server.name}: odd rows and mappings`, () => {
    let database: Awaited<ReturnType<typeof server.fresh>>
    let run: Awaited<ReturnType<typeof sqlRunner>>
    let source: SqlSource | undefined
    beforeAll(async () => {
      database = await server.fresh()
      run = await sqlRunner(database.url)
    })
    beforeEach(async () => {
      await run('DROP VIEW IF EXISTS tagged')
      for (const table of ['tags', 'orders', 'people']) await run(`DROP TABLE IF EXISTS ${table}`)
      for (const statement of tables.split(';')) await run(statement)
    })
    afterEach(async () => {
      await source?.close()
      source = undefined
    })
    afterAll(async () => {
      await run.close()
      await database.drop()
    })

    async function open(mapping: object = mappingOf()): Promise<SqlSource> {
      source = await openSqlSource(readMapping(mapping, 'shop.json'), { url: database.url, file: 'shop.json', timeZone: 'Europe/Oslo' })
      return source
    }
    const changed = (change: (item: Record<string, unknown>) => object) => {
      const mapping = mappingOf()
      return { ...mapping, items: [{ ...mapping.items[0], ...change(mapping.items[0]!) }] }
    }
    async function itemsOf(address = 'ada@example.com'): Promise<Item[]> {
      const opened = await open()
      return Array.fromAsync(opened.read(await opened.find([{ channel: 'email', address, key: '' }])))
    }
    const wordsOf = async (): Promise<Value['value']> => (await itemsOf())[0]!.values[0]!.value

    test.each([
      [
        'a table that is not there',
        () => ({ path: [{ table: 'invoices', on: { id: 'person' } }] }),
        /\/items\/0\/path\/0\/on: there is no table "invoices"/,
      ],
      [
        'a column that is not there',
        () => ({ values: [{ column: 'wrds' }] }),
        /\/items\/0\/values\/0\/column: table "orders" has no column "wrds"; it has id, person/,
      ],
      [
        'a lookup that multiplies rows',
        () => ({ with: { tag: { table: 'tags', on: { id: 'order_id' } } } }),
        /\/items\/0\/with\/tag: several rows of "tags" may fit/,
      ],
      [
        'a key that names several rows',
        () => ({
          path: [
            { table: 'orders', on: { id: 'person' } },
            { table: 'tags', on: { id: 'order_id' } },
          ],
          key: ['tag'],
          title: '{tag}',
          at: undefined,
          values: [{ column: 'tag' }],
        }),
        /\/items\/0\/key: does not name one row of "tags"/,
      ],
      [
        'SQL in the name of a table',
        () => ({ path: [{ table: 'orders; DROP TABLE people; --', on: { id: 'person' } }] }),
        /there is no table "orders; DROP TABLE people; --"/,
      ],
      ['SQL in the name of a column', () => ({ values: [{ column: 'words" FROM people --' }] }), /has no column "words" FROM people --"/],
      ['SQL in a template', () => ({ title: '{id`, (SELECT mail FROM people)}' }), /has no column "id`, \(SELECT mail FROM people\)"/],
      ['SQL in a constant', () => ({ where: { "words' OR '1'='1": 1 } }), /has no column "words' OR '1'='1"/],
    ])('%s is a fault with its place, and nothing runs', async (_, change, sentence) => {
      await expect(open(changed(change))).rejects.toThrow(sentence)
      expect(await run('SELECT id FROM people')).toHaveLength(2)
    })

    test('the value of a constant is a value, whatever it looks like', async () => {
      const opened = await open(changed(() => ({ where: { words: "' OR '1'='1" } })))
      expect(await Array.fromAsync(opened.read([{ ref: '1' }]))).toEqual([])
    })

    test('a view that finds several rows for one does not double the item', async () => {
      await run('CREATE VIEW tagged AS SELECT order_id, tag FROM tags')
      const opened = await open(
        changed(() => ({ with: { tag: { table: 'tagged', on: { id: 'order_id' } } }, title: 'Order {id} {tag.tag}' })),
      )
      const items = await Array.fromAsync(opened.read([{ ref: '1' }]))
      expect(items.map(({ id }) => id)).toEqual(['order:1'])
    })

    test('HTML and script stay the letters they are', async () => {
      const trick = `<script>alert("x")</script><img src=x onerror='y'>&amp;\u202e`
      await run(`UPDATE orders SET words = '${trick.replaceAll("'", "''")}' WHERE id = 1`)
      expect(await wordsOf()).toBe(trick)
    })

    test('a text of five megabytes comes whole', async () => {
      await run(`ALTER TABLE orders ${server.name === 'MariaDB' ? 'MODIFY words LONGTEXT' : 'ALTER words TYPE text'}`)
      await run(`UPDATE orders SET words = repeat('øre ', 1250000) WHERE id = 1`)
      expect(await wordsOf()).toBe('øre '.repeat(1_250_000))
    })

    test('bytes that are no UTF-8 are shown in hex, and those that are as words', async () => {
      await run(`ALTER TABLE orders DROP words`)
      await run(`ALTER TABLE orders ADD words ${server.bytes}`)
      const shown = { c32861ff: '\\xc32861ff', '6100': '\\x6100', c3b87265: 'øre' }
      for (const [hex, words] of Object.entries(shown)) {
        await source?.close()
        await run(`UPDATE orders SET words = ${server.hex(hex)} WHERE id = 1`)
        expect(await wordsOf()).toBe(words)
      }
    })

    test('days of the years 1 to 9999 come in order', async () => {
      const days = ['0001-01-01', '0099-12-31', '1582-10-10', '1899-12-31', '9999-12-31']
      for (const [n, day] of days.entries()) await run(`INSERT INTO orders VALUES (${10 + n}, 1, '${day}', NULL, NULL)`)
      expect((await itemsOf()).map(({ at }) => at)).toEqual([...days, '2026-01-01'].sort().reverse())
      const before = await Array.fromAsync(source!.read([{ ref: '1' }], { wanted: { to: '1900-01-01' }, order: 'oldest' }))
      expect(before.map(({ at }) => at)).toEqual(days.slice(0, 4))
      expect((await source!.tally([{ ref: '1' }])).map(({ month }) => month)).toContain('0001-01')
    })

    test('what is no moment of a calendar is no date, and the row is still there', async () => {
      const odd = server.name === 'MariaDB' ? ['0000-00-00', '2026-00-00', '2026-05-00'] : ['infinity', '-infinity', '0044-03-15 BC']
      if (server.name === 'MariaDB') await run(`SET sql_mode = ''`)
      for (const [n, day] of odd.entries()) await run(`INSERT INTO orders VALUES (${10 + n}, 1, '${day}', NULL, 'odd')`)
      const items = await itemsOf()
      expect(
        items
          .filter(({ at }) => at === undefined)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(['order:10', 'order:11', 'order:12'])
      expect(await source!.tally([{ ref: '1' }])).toContainEqual({ category: 'orders', system: 'Shop', count: 3 })
    })

    test('a name of people that holds markup and quotes does no harm to finding and searching', async () => {
      await run(`INSERT INTO people VALUES (3, 'o''brien%_@example.com', '<b>O''Brien</b>')`)
      const opened = await open()
      expect(await opened.find([{ channel: 'email', address: "o'brien%_@example.com", key: '' }])).toMatchObject([{ ref: '3' }])
      expect(await opened.search("'brien", 5)).toEqual([{ name: "<b>O'Brien</b>", address: "o'brien%_@example.com" }])
      expect(await opened.search('%', 5)).toHaveLength(1)
    })
  })
})
