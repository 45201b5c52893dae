import pg from 'pg'
import { freshDatabase } from './postgres.ts'

/**
 * A small sports hall of our own invention, with what makes real databases hard: names with capitals, blanks and quotes,
 * addresses in a table apart, a table between, numbers beyond JavaScript's, days and instants, nulls.
 */
const tables = `
  CREATE TABLE coach (code text PRIMARY KEY, name text NOT NULL);
  CREATE TABLE "Member" ("Id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), "full ""legal"" name" text NOT NULL, phone varchar(20),
    born date, active boolean NOT NULL DEFAULT true, card bigint, coach text REFERENCES coach);
  CREATE TABLE address (email text PRIMARY KEY, member uuid NOT NULL REFERENCES "Member");
  CREATE TABLE booking (id serial PRIMARY KEY, member uuid NOT NULL REFERENCES "Member", booked_at timestamptz, price numeric(10,2), paid_on date);
  CREATE TABLE sport (id int PRIMARY KEY, name text NOT NULL);
  CREATE TABLE "booking line" (booking int NOT NULL REFERENCES booking, no int NOT NULL, sport int REFERENCES sport, hours numeric(20,2), PRIMARY KEY (booking, no));
  CREATE TABLE club (member uuid NOT NULL REFERENCES "Member", sport int NOT NULL REFERENCES sport, PRIMARY KEY (member, sport));
  INSERT INTO coach VALUES ('c1', 'Coach Cleo');
  INSERT INTO sport VALUES (1, 'Tennis'), (2, 'Judo');
`
/** Ada has three bookings, one of them without a date; Bo one of each. */
const people = `
  INSERT INTO "Member" VALUES ('00000000-0000-0000-0000-00000000000a', 'Ada Ek', '08-1', '1990-05-17', true, 9007199254740993, 'c1'),
    ('00000000-0000-0000-0000-00000000000b', 'Bo Bosson', '08-2 Bosson', null, false, null, null);
  INSERT INTO address VALUES (' Ada@Example.com ', '00000000-0000-0000-0000-00000000000a'), ('bo@example.com', '00000000-0000-0000-0000-00000000000b');
  INSERT INTO booking (member, booked_at, price, paid_on) VALUES
    ('00000000-0000-0000-0000-00000000000a', '2026-01-05 10:00+01', 0.10, '2019-06-30'), ('00000000-0000-0000-0000-00000000000a', '2026-03-05 10:00+01', 120, '2099-06-30'),
    ('00000000-0000-0000-0000-00000000000a', null, null, null), ('00000000-0000-0000-0000-00000000000b', '2026-02-01', 7, '2019-01-01');
  INSERT INTO "booking line" VALUES (1, 2, 2, 0.5), (1, 1, 1, 1), (2, 1, 1, 2), (4, 1, 2, 3);
  INSERT INTO club VALUES ('00000000-0000-0000-0000-00000000000a', 1), ('00000000-0000-0000-0000-00000000000b', 1);
`

/** The mapping as its file holds it; a function, so that each test may change its own. */
export const bookingsMapping = () => ({
  id: 'hall',
  name: 'Sports hall',
  url: 'env:HALL_URL',
  timeZone: 'Europe/Stockholm',
  person: {
    table: 'address',
    key: 'member',
    email: 'email',
    with: { member: { table: 'Member', on: { member: 'Id' } } },
    name: ['member.full "legal" name'],
  },
  items: [
    {
      id: 'member',
      category: 'contact-details',
      path: [{ table: 'Member', on: { member: 'Id' } }],
      key: ['Id'],
      title: 'Member {full "legal" name}',
      origin: 'provided',
      values: [
        { column: 'full "legal" name', name: 'name' },
        { column: 'phone', label: { en: 'Telephone', sv: 'Telefon' }, correct: true },
        { column: 'born', correct: true },
        { column: 'active' },
        { column: 'card' },
      ],
      recipients: [{ table: 'coach', on: { coach: 'code' }, name: '{name}', what: 'coach' }],
      erase: 'keep',
      ground: 'legal_claims',
    },
    {
      id: 'booking',
      category: 'bookings',
      path: [{ table: 'booking', on: { member: 'member' } }],
      key: ['id'],
      title: 'Booking {id}',
      at: { column: 'booked_at' },
      origin: 'observed',
      originFrom: 'the door of the hall',
      values: [{ column: 'price' }],
      parts: [
        {
          table: 'booking line',
          on: { id: 'booking' },
          with: { sport: { table: 'sport', on: { sport: 'id' } } },
          title: '{sport.name}',
          order: 'no',
          values: [{ column: 'hours' }],
        },
      ],
      erase: 'delete',
    },
  ],
})

/** The hall in a fresh database. `run` sends statements of the test's own. */
export async function openBookings() {
  const { url, drop } = await freshDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(tables)
  await client.query(people)
  const run = async (text: string) => (await client.query(text)).rows
  const close = async () => {
    await client.end()
    await drop()
  }
  return { url, run, close }
}
