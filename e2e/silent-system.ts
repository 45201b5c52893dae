import pg from 'pg'
import { type FreshDatabase, freshDatabase } from '#testing/postgres.ts'
import { expectAccessible } from './checks.ts'
import { expect, heading, test } from './fixtures.ts'
import { ownServer } from './own-server.ts'
import { type SleepingDoor, sleepingDoor } from './sleeping-door.ts'

const linnea = 'linnea@fjeldbakeriet.example'

let database: FreshDatabase
let door: SleepingDoor
test.beforeAll(async () => {
  database = await freshDatabase()
  door = await sleepingDoor(database.url)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client
    .query(`
      CREATE TABLE customer (id int PRIMARY KEY, email text, name text);
      CREATE TABLE sale (id int PRIMARY KEY, customer_id int, what text, sold_on date, old boolean);
      INSERT INTO customer VALUES (1, '${linnea}', 'Linnea Fjeld'), (2, 'other@fjeldbakeriet.example', 'Somebody Else');
      INSERT INTO sale VALUES (1, 1, 'Rye, ten sacks', '2026-03-04', false), (2, 1, 'An oven', '2016-05-06', true), (3, 2, 'A ring', '2026-03-04', false)`)
    .finally(() => client.end())
})
test.afterAll(async () => {
  await door.close()
  await database.drop()
})

const mapping = (id: string, name: string, old: boolean) => ({
  ...{ id, name, url: `env:${id.toUpperCase()}_URL` },
  person: { table: 'customer', key: 'id', email: 'email', name: ['name'] },
  items: [
    {
      ...{ id: 'sale', category: 'orders-and-invoices', path: [{ table: 'sale', on: { id: 'customer_id' } }], where: { old } },
      ...{ key: ['id'], title: '{what}', at: { column: 'sold_on' }, origin: 'observed' },
      values: [{ column: 'what', label: { en: 'What', sv: 'Vad' } }],
    },
  ],
})
const pushed = {
  ...{ person: { email: linnea, name: 'Linnea Fjeld' }, system: 'Support desk', id: 't1', category: 'messages-and-support' },
  ...{ title: 'The oven is cold', at: '2026-04-05', origin: 'provided', values: [{ name: 'number', value: 17 }] },
}

test('@server ACC-15 a system that hangs holds up nothing: the rest is shown, what is missing is named, and comes when it answers', async ({
  another,
}) => {
  const { url } = await ownServer({
    mappings: [mapping('shop', 'Shop', false), mapping('archive', 'Archive', true)],
    env: { SHOP_URL: database.url, ARCHIVE_URL: door.url },
    records: [pushed],
  })
  const { page, signIn } = await another(url)
  await signIn(linnea)
  await page.goto('/data?sort=newest')
  const rows = page.getByRole('table').locator('tbody tr')
  await expect(rows, 'with all three awake').toHaveCount(3)

  door.fallAsleep()
  await page.reload()
  await expect(rows).toHaveText([/The oven is cold.*Support desk/, /Rye, ten sacks.*Shop/], { timeout: 8000 })
  // Whoever asked it has not even given up yet.
  expect(door.waiting()).toBeGreaterThan(0)
  await expect(page.getByRole('heading', { name: 'Pending: no answer yet from Archive' })).toBeVisible()
  await expect(page.getByText(/^Archive has not answered since \S+/)).toBeVisible()
  await expect(page.getByText(/the answer is due by \w+day,? \d+ \w+ \d{4}\.$/)).toBeVisible()
  await expectAccessible(page, 'a system is silent')

  await page.goto('/overview')
  await expect(heading(page, 'What SuperOffice holds about you')).toBeVisible()
  await expect(page.getByText('Archive').first(), 'the overview names it too').toBeVisible()
  await page.goto('/data?sort=newest')
  await expect(rows).toHaveCount(2)
  const again = page.getByRole('button', { name: 'Try again now' })
  await again.click()
  await expect(page.getByText(/^Asked at .+: still no answer\.$/)).toBeVisible()

  door.wake()
  const answered = page.getByText('It has answered. Everything is here now.')
  await expect(async () => {
    await again.click({ timeout: 1000 })
    await expect(answered).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  await expect(rows).toHaveText([/The oven is cold/, /Rye, ten sacks/, /An oven.*Archive/])
})
