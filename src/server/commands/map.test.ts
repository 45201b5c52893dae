import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '#server/command-line.ts'
import { readConfiguration } from '#server/configuration.ts'
import { bookingsMapping, openBookings } from '#testing/bookings.ts'
import { mariadbd } from '#testing/mariadb.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { sqlRunner } from '#testing/sql-runner.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { openVenue, type Venue } from '#testing/venue.ts'

let out = ''
let err = ''

/** One command, as typed. */
async function innsyn(...args: string[]) {
  out = ''
  err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text
    return true
  })
  vi.spyOn(console, 'error').mockImplementation((text) => {
    err += `${text}\n`
  })
  const code = await runCommandLine(args, { configuration: () => readConfiguration({}), open: expect.fail })
  return { code, out, err }
}
const check = (file: string, person: string, ...more: string[]) => innsyn('map', 'check', file, '--person', person, ...more)

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** A mapping file with words of the demo's tenant. */
function fileOf(mapping: object): string {
  const path = join(temporaryFolder(), 'hall.json')
  writeFileSync(path, JSON.stringify(mapping).replaceAll('"category":"bookings"', '"category":"orders-and-invoices"'))
  return path
}

test.each([
  [['map', 'check'], 'FILE is missing: innsyn map check FILE --person ADDRESS\n'],
  [['map', 'draw', 'x.json'], 'There is no map draw: innsyn map check FILE --person ADDRESS\n'],
  [['map', 'check', 'x.json'], '--person is missing: innsyn map check FILE --person ADDRESS\n'],
  [['map', 'check', 'x.json', '--person', 'ada'], '--person is no mail address: innsyn map check FILE --person ADDRESS\n'],
])('%j used wrongly is said in one sentence', async (args, sentence) => {
  expect(await innsyn(...args)).toEqual({ code: 2, out: '', err: sentence })
})

describe('a mapping of a PostgreSQL', () => {
  let hall: Awaited<ReturnType<typeof openBookings>>
  beforeAll(async () => {
    hall = await openBookings()
    await hall.run(`ALTER TABLE "Member" ADD email2 text, ADD remark text, ADD x1 text, ADD x2 text; ALTER TABLE coach ADD phone text;
      CREATE TABLE visitor (id int PRIMARY KEY, member uuid, full_name text, seen text); CREATE TABLE price_list (id int, sum numeric);
      UPDATE "Member" SET x1 = 'write to someone@secret.example', x2 = '+47 412 34 567', remark = 'about Bosson' WHERE "Id"::text LIKE '%b';
      INSERT INTO visitor VALUES (1, '00000000-0000-0000-0000-00000000000b', 'Bosson', '+47 999 88 777')`)
  })
  afterAll(() => hall.close())

  test('what the person would see is shown with labels, dates and counts', async () => {
    vi.stubEnv('HALL_URL', hall.url)
    const { code, out } = await check(fileOf(bookingsMapping()), 'Ada@Example.com')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^What ada@example.com would see of Sports hall: 4 items\n\nContact details \(member\): 1 item\n {2}Member Ada Ek · no date · provided\n/,
    )
    expect(out, 'the label of the tenant before that of the mapping').toContain('    Office phone: 08-1\n    born: 1990-05-17\n')
    expect(out).toContain('    went to Coach Cleo, coach\n')
    expect(out).toContain('  Booking 1 · 2026-01-05 10:00:00 · the door of the hall\n    price: 0.10\n    - Tennis: hours 1.00\n')
    expect(out).not.toMatch(/Bosson|secret|\+47/)
  })

  test('columns that look personal are named, by name or by values, each with what to do', async () => {
    vi.stubEnv('HALL_URL', hall.url)
    const { out } = await check(fileOf(bookingsMapping()), 'ada@example.com')
    expect(out).toContain('of tables in the mapping look personal and nobody sees them:')
    expect(out).toContain('  Member.email2 (by its name): add {"column": "email2"} to /items/0/values')
    expect(out).toContain('  Member.remark (by its name): ')
    expect(out).toContain('  Member.x1 (some values hold mail addresses): ')
    expect(out).toContain('  Member.x2 (values look like telephone numbers): ')
    expect(out).toContain('  coach.phone (by its name): ')
    expect(out).toContain('  address.email (by its name): add an item of the rows of "address" with this value')
    expect(out).toContain('2 columns of other tables look personal:')
    expect(out).toContain('  visitor.full_name (by its name): add an item with "path": [{"table":"visitor","on":{"member":"member"}}]')
    expect(out).toContain('  visitor.seen (values look like telephone numbers): ')
    expect(out).not.toMatch(/price_list|Member\.phone|Member\.Id|Member\.card/)
  })

  test('what is left out on purpose is not named again', async () => {
    vi.stubEnv('HALL_URL', hall.url)
    const leftOut = { visitor: 'counted once a year, never read', 'Member.x1': 'never used', 'Member.x2': 'never used' }
    const { out } = await check(fileOf({ ...bookingsMapping(), leftOut }), 'ada@example.com')
    expect(out).not.toMatch(/visitor|Member\.x/)
    expect(out).toContain('Member.email2')
  })

  test('faults are sentences with their place, and end with 1', async () => {
    vi.stubEnv('HALL_URL', hall.url)
    const mapping = bookingsMapping()
    const { code, out } = await check(fileOf({ ...mapping, person: { ...mapping.person, email: 'mail' } }), 'ada@example.com')
    expect([code, out]).toEqual([1, 'hall.json /person/email: table "address" has no column "mail"; it has email, member.\n'])
    const json = await check(fileOf({ ...mapping, items: [] }), 'ada@example.com', '--json')
    expect([json.code, JSON.parse(json.out)]).toEqual([1, { faults: ['hall.json /items: needs at least 1.'] }])
  })

  test('a database that does not answer, an address that is not set and a file that is not there are faults too', async () => {
    vi.stubEnv('HALL_URL', 'postgres://nobody@127.0.0.1:1/none')
    expect(await check(fileOf(bookingsMapping()), 'ada@example.com')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^hall\.json \/url: Sports hall does not answer: .*ECONNREFUSED/),
    })
    vi.stubEnv('HALL_URL', '')
    expect((await check(fileOf(bookingsMapping()), 'ada@example.com')).out).toMatch(
      /^hall\.json \/url: the environment variable HALL_URL is not set/,
    )
    expect((await check('/nowhere/x.json', 'ada@example.com')).out).toMatch(/^x\.json cannot be read at \/nowhere\/x\.json/)
  })

  test('nobody known under the address is said so', async () => {
    vi.stubEnv('HALL_URL', hall.url)
    const { code, out } = await check(fileOf(bookingsMapping()), 'eve@example.com')
    expect(code).toBe(0)
    expect(out).toMatch(/^Sports hall knows nobody under eve@example.com\. /)
  })
})

describe.skipIf(!process.env.CHINOOK_SQL)('the mapping of the Chinook shop', () => {
  test('shows invoices with their lines, and nothing personal is missing from it', async () => {
    const { url, drop } = await freshDatabase()
    const run = await sqlRunner(url)
    await run(readFileSync(process.env.CHINOOK_SQL!, 'utf8'))
    await run.close()
    vi.stubEnv('CHINOOK_URL', url)
    const { code, out } = await check('docs/chinook-mapping.json', 'bjorn.hansen@yahoo.no')
    await drop()
    expect(code).toBe(0)
    expect(out).toMatch(/^What bjorn\.hansen@yahoo\.no would see of Chinook shop: 8 items\n/)
    expect(out).toContain('    - Rock On: Price 0.99, Quantity 1\n')
    expect(out).toMatch(/\nNo other column of the database looks personal\.\n$/)
  })
})

describe.skipIf(!mariadbd)('the mapping of Fjordhallen on MariaDB', () => {
  let venue: Venue
  beforeAll(async () => {
    venue = await openVenue(600)
  })
  afterAll(() => venue.close())
  const file = 'docs/fjordhallen-mapping.json'

  test('codes are words, redacted values say why, long lists end with a count', async () => {
    vi.stubEnv('FJORDHALLEN_URL', venue.url)
    const [busy] = await venue.rows<{ adresse: string }>(
      `SELECT adresse FROM epost JOIN (SELECT person_id, MAX(id) id FROM bestilling WHERE slettet = 0 AND status < 3 GROUP BY 1 HAVING COUNT(*) > 5) b USING (person_id)
       JOIN gjest g ON g.bestilling_id = b.id WHERE adresse LIKE 'person%' AND slettet = 0 ORDER BY 1 LIMIT 1`,
    )
    const address = busy!.adresse
    const { code, out } = await check(file, address)
    expect(code).toBe(0)
    expect(out).toMatch(/^ {4}Gender: (woman|man|not said|nothing)$/m)
    expect(out).toMatch(/^ {4}Password: not shown \(security\)$/m)
    expect(out).toMatch(/^ {4}- Gjest 1: Name not shown \(third-party\), Mobile not shown \(third-party\)$/m)
    expect(out).toMatch(/^ {4}Status: (asked for|confirmed|paid)$/m)
    expect(out).toMatch(/^ {2}and \d+ more$/m)
    const json = JSON.parse((await check(file, address, '--json')).out)
    expect(json).toMatchObject({ address, people: 1 })
    expect(out).toContain(`(booking): ${json.kinds.find(({ id }: { id: string }) => id === 'booking').count} items`)
  })

  test('rows that are hidden as deleted are counted, since erasure leaves them too', async () => {
    vi.stubEnv('FJORDHALLEN_URL', venue.url)
    await venue.rows('UPDATE notat SET slettet = 1 WHERE person_id = 3')
    await venue.rows("INSERT INTO notat VALUES (900001, 3, 1, 'x', NOW(), 1), (900002, 3, 1, 'y', NOW(), 0)")
    const [held] = await venue.rows<{ count: number }>('SELECT CAST(COUNT(*) - 1 AS SIGNED) count FROM notat WHERE person_id = 3')
    const { out } = await check(file, 'person3@example.com')
    expect(out).toMatch(new RegExp(`\\(note\\): 1 item\n {2}"where" hides ${held!.count} rows? more; nobody sees them`))
  })

  test('people who share an address see nothing before one more thing tells who it is', async () => {
    vi.stubEnv('FJORDHALLEN_URL', venue.url)
    const { out } = await check(file, 'person499@example.com')
    expect(out).toMatch(
      /^2 people are known under person499@example.com\. None of them sees anything before one more thing tells who it is: .*customer-number/,
    )
    expect(out).not.toMatch(/Storgata/)
  })

  test('nothing personal is missing from the mapping that the README shows', async () => {
    vi.stubEnv('FJORDHALLEN_URL', venue.url)
    expect((await check(file, 'person3@example.com')).out).toMatch(/\nNo other column of the database looks personal\.\n$/)
  })
})
