/** A number below `below` that looks random and is the same for the same `n` and `salt`. */
const some = (salt: string, below: number | string, n = 'seq') => `(CRC32(CONCAT('${salt}', ${n})) % ${below})`
/** One of a list, with nothing on purpose where the word is `NULL`. */
const oneOf = (salt: string, words: string, n = 'seq') => {
  const list = words.split(' ')
  return `ELT(1 + ${some(salt, list.length, n)}, ${list.map((word) => (word === 'NULL' ? 'NULL' : `'${word}'`)).join(', ')})`
}
/** A local time of the last twelve years; some of them fall into the hour that comes twice, or into the one that never was. */
const moment = (salt: string) => `CASE ${some(`${salt}?`, 400)}
  WHEN 0 THEN TIMESTAMP'2024-10-27 02:30:00' WHEN 1 THEN TIMESTAMP'2025-03-30 02:30:00'
  ELSE TIMESTAMP'2014-11-01 00:00:00' + INTERVAL ${some(salt, 378_000_000)} SECOND END`
const phone = (salt: string, n = 'seq') => `CONCAT('+47 4', LPAD(${some(salt, 10_000_000, n)}, 7, '0'))`
const given = (n: string) => oneOf('fornavn', 'Kari Ola Åse Bjørn José Jose Ærlend Märta Ingrid Nils', n)
const family = (n: string) => oneOf('etternavn', 'Hansen Øverås Åsen Aasen Lindström D’Angelo Næss Sæther Nordmann Bakke', n)

/**
 * What stands in the tables for so many people, the same at each run. Of people in a row: every 500th shares the address of the one
 * before, every 97th has two addresses, every 61st none, every 89th is written in another way; pairs differ in case or accents alone.
 */
export function venueRows(people: number): string[] {
  const share = (part: number) => Math.max(1, Math.round(people * part))
  const from = (rows: number) => `FROM seq_1_to_${rows}`
  const anybody = (salt: string) => `1 + LEAST(${some(salt, people)}, ${some(`${salt}2`, people)})`
  const [sessions, bookings, entries] = [share(0.25), share(2.5), share(8)]
  return [
    `INSERT INTO klubb SELECT seq, CONCAT('Idrettslag ', seq) ${from(40)}`,
    `INSERT INTO ansatt SELECT seq, CONCAT('Ansatt ', ${given('seq')}, ' ', seq), CONCAT('ansatt', seq, '@fjordhallen.example') ${from(25)}`,
    `INSERT INTO hall SELECT seq, CONCAT('Hall ', seq), CONCAT('Hallveien ', seq) ${from(12)}`,
    `INSERT INTO person SELECT seq, ${given('seq')}, ${family('seq')}, IF(${some('født?', 9)} = 0, NULL, DATE'1935-01-01' + INTERVAL ${some('født', 28_000)} DAY),
       ${oneOf('kjonn', 'K M X NULL')}, IF(${some('mobil?', 7)} = 0, NULL, ${phone('mobil')}), CONCAT('Storgata ', 1 + ${some('gate', 200)}),
       LPAD(${some('postnr', 9990)}, 4, '0'), ${moment('opprettet')}, CONCAT('$2y$', MD5(seq)), seq % 73 = 0 ${from(people)}`,
    // Addresses that a careless comparison takes for one: jose and José, ola.åsen and ola.aasen.
    `INSERT INTO epost SELECT seq, seq, CASE
         WHEN seq % 61 = 0 THEN ELT(1 + seq % 2, '', NULL)
         WHEN seq % 500 = 0 THEN CONCAT('person', seq - 1, '@example.com')
         WHEN seq % 89 = 0 THEN CONCAT('  Person', seq, '@Example.COM ')
         WHEN seq % 101 = 0 THEN CONCAT('åse.josé', seq, '@example.com')
         WHEN seq % 101 = 1 THEN CONCAT('ase.jose', seq - 1, '@example.com')
         ELSE CONCAT('person', seq, '@example.com') END,
       IF(seq % 5 = 0, NULL, ${moment('bekreftet')}), seq % 79 = 0 ${from(people)}`,
    `INSERT INTO epost SELECT ${people} + seq, seq, CONCAT('privat', seq, '@example.net'), NULL, 0 ${from(people)} WHERE seq % 97 = 0`,
    `INSERT INTO medlemskap SELECT seq, ${anybody('medlem')}, 1 + ${some('klubb', 40)}, ${oneOf('type', 'AK ST SE ÆR')}, DATE'2005-01-01' + INTERVAL ${some('fra', 7000)} DAY,
       IF(seq % 3 = 0, DATE'2025-01-01' + INTERVAL ${some('til', 900)} DAY, NULL), seq % 11 = 0 ${from(share(0.8))}`,
    `INSERT INTO \`lag\` SELECT seq, 1 + ${some('klubb', 40)}, CONCAT('Lag ', seq) ${from(share(0.05))}`,
    `INSERT INTO lagmedlem SELECT ${anybody('spiller')} AS hvem, 1 + ${some('lag', share(0.05))} AS hvor, ${oneOf('rolle', 'spiller spiller trener forelder')} AS hva, MAX(seq % 13 = 0)
       ${from(share(0.75))} GROUP BY hvem, hvor, hva`,
    `INSERT INTO arrangement SELECT seq, 1 + ${some('hall', 12)}, CONCAT(${oneOf('navn', 'Vårcup Julecup Treningsleir Seriekamp')}, ' ', seq) ${from(share(0.04))}`,
    `INSERT INTO \`påmelding\` SELECT 1 + ${some('påmeldt', share(0.05))} AS hvem, 1 + ${some('til', share(0.04))} AS hvor, MAX(seq % 10 = 0) ${from(share(0.15))} GROUP BY hvem, hvor`,
    `INSERT INTO \`økt\` SELECT seq, 1 + ${some('arrangement', share(0.04))}, ${moment('starter')}, 30 * (1 + ${some('minutter', 4)}), seq % 17 = 0 ${from(sessions)}`,
    `INSERT INTO bestilling SELECT seq, ${anybody('bestilt')}, 1 + ${some('hall', 12)}, ${moment('bestilt')}, ${some('status', 4)}, IF(seq % 40 = 0, NULL, ${some('beløp', 90_000)} / 100),
       IF(seq % 4 = 0, NULL, DATE'2014-11-01' + INTERVAL ${some('betalt', 4_300)} DAY), IF(seq % 6 = 0, CONCAT('Ønsker <b>nett</b> nr. ', seq), NULL),
       IF(seq % 9 = 0, CONCAT('Internt om bestilling ', seq), NULL), seq % 29 = 0 ${from(bookings)}`,
    `INSERT INTO bestillingslinje SELECT seq, 1, 'Baneleie', 1 + ${some('antall', 6)} / 2, 250.5 ${from(bookings)} WHERE seq % 7 > 0`,
    `INSERT INTO bestillingslinje SELECT seq, 2, 'Racket', 2, 40 ${from(bookings)} WHERE seq % 5 = 0`,
    `INSERT INTO gjest SELECT seq, 1, CONCAT('Gjest ', ${given('seq + 5')}, ' ', seq), ${phone('gjest')} ${from(bookings)} WHERE seq % 4 = 1`,
    `INSERT INTO notat SELECT seq, ${anybody('notat')}, 1 + ${some('ansatt', 25)}, CONCAT('Ringte om nøkkel ', seq), ${moment('skrevet')}, seq % 19 = 0 ${from(share(0.5))}`,
    `INSERT INTO adgang SELECT 9007199254740993 + seq, ${anybody('adgang')}, ${oneOf('dør', 'hovedinngang garderobe bane-3')}, IF(${some('tid?', 50)} = 0, NULL, ${moment('tid')}),
       LPAD(${some('kort', 99_999_999)}, 8, '0'), CONCAT('10.0.', ${some('ip', 200)}, '.', ${some('ip2', 200)}) ${from(entries)}`,
    `INSERT INTO resultat SELECT r.seq, p.id, 1 + ${some('økt', sessions, 'r.seq')}, CONCAT_WS(' ', p.fornavn, p.etternavn), ${oneOf('lag', 'Viking Brann NULL', 'r.seq')}, ${some('tid', 90_000, 'r.seq')} / 100
       FROM seq_1_to_${share(1)} r JOIN person p ON p.id = 1 + ${some('resultat', people, 'r.seq')}`,
  ]
}
