import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Item, Value } from '#sources/source.ts'
import { readMapping } from '#sources/sql/mapping/mapping.ts'
import { type FreshDatabase, freshDatabase } from '#testing/postgres.ts'
import { openSqlSource, type SqlSource } from './sql-source.ts'

const mappingPath = join(import.meta.dirname, '../../../docs/chinook-mapping.json')
const dump = process.env.CHINOOK_SQL

test('the mapping shown in the README is in its form', async () => {
  expect(readMapping(JSON.parse(await readFile(mappingPath, 'utf8')), 'chinook-mapping.json').id).toBe('chinook')
})

describe.skipIf(!dump)('the Chinook shop', () => {
  let database: FreshDatabase
  let client: pg.Client
  let source: SqlSource
  beforeAll(async () => {
    database = await freshDatabase()
    client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query(await readFile(dump!, 'utf8'))
    const mapping = readMapping(JSON.parse(await readFile(mappingPath, 'utf8')), 'chinook-mapping.json')
    source = await openSqlSource(mapping, { url: database.url, file: 'chinook-mapping.json' })
  })
  afterAll(async () => {
    await source.close()
    await client.end()
    await database.drop()
  })

  const subjectsOf = (address: string) => source.find([{ channel: 'email', address, key: '' }])
  const itemsOf = async (address: string): Promise<Item[]> => Array.fromAsync(source.read(await subjectsOf(address)))
  const words = (values: Value[]) => values.map(({ name, value }) => `${name}=${value}`)

  /** The same facts by plain SQL, each as `id name=value`. */
  async function factsOf(address: string): Promise<string[]> {
    const { rows } = await client.query(
      `SELECT 'customer:' || customer_id AS id, key, value FROM customer c, jsonb_each_text(to_jsonb(c)) WHERE email = $1 AND key NOT IN ('customer_id', 'support_rep_id')
       UNION ALL SELECT 'invoice:' || invoice_id, key, value FROM customer JOIN invoice i USING (customer_id), jsonb_each_text(to_jsonb(i))
         WHERE email = $1 AND key NOT IN ('invoice_id', 'customer_id', 'invoice_date')
       UNION ALL SELECT 'invoice:' || invoice_id, t.name, l.unit_price || ' x ' || l.quantity
         FROM customer JOIN invoice USING (customer_id) JOIN invoice_line l USING (invoice_id) JOIN track t USING (track_id) WHERE email = $1`,
      [address],
    )
    return rows.map(({ id, key, value }) => `${id} ${key}=${value}`).sort()
  }

  const read = (items: Item[]) =>
    items
      .flatMap(({ id, values, parts = [] }) => [
        ...words(values).map((fact) => `${id} ${fact}`),
        ...parts.map((part) => `${id} ${part.title}=${part.values[0]!.value} x ${part.values[1]!.value}`),
      ])
      .sort()

  test('bjorn.hansen@yahoo.no sees his contact data, his support contact, and his seven invoices with their lines', async () => {
    const items = await itemsOf('bjorn.hansen@yahoo.no')
    const [customer] = items.filter((item) => item.category === 'contact-details')
    expect(customer!.title).toBe('Bjørn Hansen')
    expect(words(customer!.values)).toContain('address=Ullevålsveien 14')
    expect(customer!.recipients).toEqual([{ name: 'Margaret Park', what: 'Sales Support Agent' }])
    const invoices = items.filter((item) => item.category === 'orders-and-invoices')
    expect(invoices).toHaveLength(7)
    expect(invoices.flatMap((invoice) => invoice.parts!)).toHaveLength(38)
    expect(invoices.map((invoice) => invoice.at)).toEqual(
      invoices
        .map((invoice) => invoice.at)
        .toSorted()
        .reverse(),
    )
  })

  test('every mapped value of every customer is read once, and nothing of others', async () => {
    const { rows } = await client.query<{ email: string }>('SELECT email FROM customer')
    expect(rows).toHaveLength(59)
    for (const { email } of rows) expect(read(await itemsOf(email)), email).toEqual(await factsOf(email))
  })

  test('ERA-02 erasure empties his contact data, keeps what accounting needs, and leaves the other 58 alone', async () => {
    const others = () =>
      client.query(
        `SELECT * FROM customer LEFT JOIN invoice USING (customer_id) WHERE email <> 'bjorn.hansen@yahoo.no' ORDER BY 1, invoice_id`,
      )
    const before = (await others()).rows
    const outcomes = await source.erase(await subjectsOf('bjorn.hansen@yahoo.no'))
    expect(outcomes).toContainEqual({ category: 'contact-details', result: 'erased', count: 1 })
    expect(outcomes).toContainEqual({ category: 'contact-details', result: 'kept', count: 1, ground: 'legal_obligation' })
    const invoices = outcomes.filter((outcome) => outcome.category === 'orders-and-invoices')
    expect(invoices.reduce((sum, outcome) => sum + outcome.count, 0)).toBe(7)
    const [customer] = (await itemsOf('bjorn.hansen@yahoo.no')).filter((item) => item.category === 'contact-details')
    expect(words(customer!.values)).toContain('phone=null')
    expect((await others()).rows).toEqual(before)
  })
})
