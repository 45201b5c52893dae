import { freshMariaDatabase } from './mariadb.ts'
import { freshDatabase } from './postgres.ts'
import { sqlRunner } from './sql-runner.ts'

/** What the two databases call differently. */
const words = {
  PostgreSQL: {
    begin: `SET TIME ZONE 'UTC'`,
    text: 'text',
    moment: 'timestamptz',
    serial: 'serial PRIMARY KEY',
    uuid: 'gen_random_uuid()',
  },
  MariaDB: {
    begin: `SET sql_mode = 'ANSI_QUOTES,STRICT_ALL_TABLES', time_zone = '+00:00'`,
    text: 'varchar(200)',
    moment: 'timestamp NULL',
    serial: 'int PRIMARY KEY AUTO_INCREMENT',
    uuid: 'uuid()',
  },
}

/**
 * A small sports hall of our own invention, with what makes real databases hard: names with capitals, blanks and quotes,
 * addresses in a table apart, a table between, numbers beyond JavaScript's, days and instants, nulls.
 */
const tables = ({ begin, text, moment, serial, uuid }: (typeof words)['MariaDB']) => `
  ${begin};
  CREATE TABLE coach (code ${text} PRIMARY KEY, name ${text} NOT NULL);
  CREATE TABLE "Member" ("Id" uuid PRIMARY KEY DEFAULT ${uuid}, "full ""legal"" name" ${text} NOT NULL, phone varchar(20),
    born date, active boolean NOT NULL DEFAULT true, card bigint, coach ${text} REFERENCES coach (code));
  CREATE TABLE address (email ${text} PRIMARY KEY, member uuid NOT NULL REFERENCES "Member" ("Id"));
  CREATE TABLE booking (id ${serial}, member uuid NOT NULL REFERENCES "Member" ("Id"), booked_at ${moment}, price numeric(10,2), paid_on date);
  CREATE TABLE sport (id int PRIMARY KEY, name ${text} NOT NULL);
  CREATE TABLE "booking line" (booking int NOT NULL REFERENCES booking (id), no int NOT NULL, sport int REFERENCES sport (id), hours numeric(20,2), PRIMARY KEY (booking, no));
  CREATE TABLE club (member uuid NOT NULL REFERENCES "Member" ("Id"), sport int NOT NULL REFERENCES sport (id), PRIMARY KEY (member, sport));
  INSERT INTO coach VALUES ('c1', 'Coach Cleo');
  INSERT INTO sport VALUES (1, 'Tennis'), (2, 'Judo')
`
/** Ada has three bookings, one of them without a date; Bo one of each. */
const people = `
  INSERT INTO "Member" VALUES ('00000000-0000-0000-0000-00000000000a', 'Ada Ek', '08-1', '1990-05-17', true, 9007199254740993, 'c1'),
    ('00000000-0000-0000-0000-00000000000b', 'Bo Bosson', '08-2 Bosson', null, false, null, null);
  INSERT INTO address VALUES (' Ada@Example.com ', '00000000-0000-0000-0000-00000000000a'), ('bo@example.com', '00000000-0000-0000-0000-00000000000b');
  INSERT INTO booking (member, booked_at, price, paid_on) VALUES
    ('00000000-0000-0000-0000-00000000000a', '2026-01-05 09:00', 0.10, '2019-06-30'), ('00000000-0000-0000-0000-00000000000a', '2026-03-05 09:00', 120, '2099-06-30'),
    ('00000000-0000-0000-0000-00000000000a', null, null, null), ('00000000-0000-0000-0000-00000000000b', '2026-02-01', 7, '2019-01-01');
  INSERT INTO "booking line" VALUES (1, 2, 2, 0.5), (1, 1, 1, 1), (2, 1, 1, 2), (4, 1, 2, 3);
  INSERT INTO club VALUES ('00000000-0000-0000-0000-00000000000a', 1), ('00000000-0000-0000-0000-00000000000b', 1)
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

/** Items of a view `trap` that calls a function when it is read. */
export const trapItem = {
  id: 'trap',
  category: 'bookings',
  path: [{ table: 'trap', on: { member: 'Id' } }],
  key: ['Id'],
  title: '{word}',
  origin: 'observed',
  values: [{ column: 'word' }],
}

/** The hall in a fresh database. `run` sends statements of the test's own. */
export async function openBookings(server: keyof typeof words = 'PostgreSQL') {
  const { url, drop } = await (server === 'PostgreSQL' ? freshDatabase() : freshMariaDatabase())
  const runner = await sqlRunner(url)
  for (const statement of `${tables(words[server])};${people}`.split(';')) await runner(statement)
  const close = async () => {
    await runner.close()
    await drop()
  }
  return { url, run: (text: string): Promise<unknown[]> => runner(text), close }
}
