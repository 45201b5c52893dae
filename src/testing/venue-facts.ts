import type { Item, Value } from '#sources/source.ts'
import type { Venue } from './venue.ts'

/** Everything a person should see, in plain SQL that knows nothing of the mapping: one row a value, with the item it stands in. */
const facts = `
  WITH folk AS (SELECT ? AS id)
  SELECT CONCAT('person:', p.id) item, CAST(p.opprettet AS CHAR) at, '' part, f.name,
    CASE f.name WHEN 'fornavn' THEN p.fornavn WHEN 'etternavn' THEN p.etternavn WHEN 'fødselsdato' THEN p.\`fødselsdato\`
      WHEN 'kjonn' THEN ELT(FIELD(p.kjonn, 'K', 'M', 'X'), 'woman', 'man', 'not said') WHEN 'mobil' THEN p.mobil WHEN 'gate' THEN p.gate
      WHEN 'postnr' THEN p.postnr ELSE IF(p.passord_hash IS NULL, NULL, '(security)') END value
    FROM folk JOIN person p USING (id) JOIN (SELECT 'fornavn' name UNION SELECT 'etternavn' UNION SELECT 'fødselsdato' UNION SELECT 'kjonn'
      UNION SELECT 'mobil' UNION SELECT 'gate' UNION SELECT 'postnr' UNION SELECT 'passord_hash') f WHERE p.slettet = 0
  UNION ALL SELECT CONCAT('address:', e.id), CAST(e.bekreftet AS CHAR), '', 'adresse', e.adresse FROM folk JOIN epost e ON e.person_id = folk.id WHERE e.slettet = 0
  UNION ALL SELECT CONCAT('membership:', m.id), CAST(m.fra AS CHAR), '', f.name,
    CASE f.name WHEN 'club' THEN k.navn WHEN 'type' THEN COALESCE(ELT(FIELD(m.type, 'AK', 'ST', 'SE'), 'active', 'supporter', 'senior'), m.type) WHEN 'fra' THEN m.fra ELSE m.til END
    FROM folk JOIN medlemskap m ON m.person_id = folk.id JOIN klubb k ON k.id = m.klubb_id
    JOIN (SELECT 'club' name UNION SELECT 'type' UNION SELECT 'fra' UNION SELECT 'til') f WHERE m.slettet = 0
  UNION ALL SELECT CONCAT('team:', l.person_id, ',', l.lag_id, ',', l.rolle), NULL, '', 'rolle', ELT(l.rolle, 'player', 'coach', 'parent')
    FROM folk JOIN lagmedlem l ON l.person_id = folk.id WHERE l.slettet = 0
  UNION ALL SELECT CONCAT('session:', o.id), CAST(o.starter AS CHAR), '', f.name, CASE f.name WHEN 'hall' THEN h.navn WHEN 'minutter' THEN o.minutter ELSE IF(o.avlyst, 'yes', 'no') END
    FROM \`økt\` o JOIN arrangement a ON a.id = o.arrangement_id JOIN hall h ON h.id = a.hall_id
    JOIN (SELECT 'hall' name UNION SELECT 'minutter' UNION SELECT 'avlyst') f
    WHERE a.id IN (SELECT u.arrangement_id FROM \`påmelding\` u WHERE u.slettet = 0 AND u.lag_id IN
      (SELECT l.lag_id FROM lagmedlem l, folk WHERE l.slettet = 0 AND l.person_id = folk.id))
  UNION ALL SELECT CONCAT('booking:', b.id), CAST(b.tid AS CHAR), '', f.name, CASE f.name WHEN 'status' THEN ELT(b.status + 1, 'asked for', 'confirmed', 'paid') WHEN 'beløp' THEN b.\`beløp\`
      WHEN 'betalt' THEN b.betalt WHEN 'merknad' THEN b.merknad ELSE b.intern_merknad END
    FROM folk JOIN bestilling b ON b.person_id = folk.id
    JOIN (SELECT 'status' name UNION SELECT 'beløp' UNION SELECT 'betalt' UNION SELECT 'merknad' UNION SELECT 'intern_merknad') f WHERE b.slettet = 0 AND b.status < 3
  UNION ALL SELECT CONCAT('booking:', b.id), CAST(b.tid AS CHAR), l.vare, f.name, IF(f.name = 'antall', l.antall, l.pris)
    FROM folk JOIN bestilling b ON b.person_id = folk.id JOIN bestillingslinje l ON l.bestilling_id = b.id
    JOIN (SELECT 'antall' name UNION SELECT 'pris') f WHERE b.slettet = 0 AND b.status < 3
  UNION ALL SELECT CONCAT('booking:', b.id), CAST(b.tid AS CHAR), CONCAT('Gjest ', g.nr), f.name, '(third-party)'
    FROM folk JOIN bestilling b ON b.person_id = folk.id JOIN gjest g ON g.bestilling_id = b.id JOIN (SELECT 'navn' name UNION SELECT 'mobil') f WHERE b.slettet = 0 AND b.status < 3
  UNION ALL SELECT CONCAT('note:', n.id), CAST(n.skrevet AS CHAR), '', f.name, IF(f.name = 'tekst', n.tekst, '(third-party)')
    FROM folk JOIN notat n ON n.person_id = folk.id JOIN (SELECT 'tekst' name UNION SELECT 'author') f WHERE n.slettet = 0
  UNION ALL SELECT CONCAT('door:', d.id), CAST(d.tid AS CHAR), '', f.name, CASE f.name WHEN 'dør' THEN d.\`dør\` WHEN 'ip' THEN d.ip ELSE '(security)' END
    FROM folk JOIN adgang d ON d.person_id = folk.id JOIN (SELECT 'dør' name UNION SELECT 'ip' UNION SELECT 'kort') f
  UNION ALL SELECT CONCAT('result:', r.id), CAST(DATE(o.starter) AS CHAR), '', f.name, CASE f.name WHEN 'navn' THEN r.navn WHEN 'klubb' THEN r.klubb ELSE r.sekunder END
    FROM folk JOIN resultat r ON r.person_id = folk.id JOIN \`økt\` o ON o.id = r.\`økt_id\` JOIN (SELECT 'navn' name UNION SELECT 'klubb' UNION SELECT 'sekunder') f`

/** People with this address, by plain SQL that compares letter by letter. */
export async function peopleAt(venue: Venue, address: string): Promise<string[]> {
  const rows = await venue.rows<{ id: string }>(
    'SELECT DISTINCT CAST(person_id AS CHAR) id FROM epost WHERE slettet = 0 AND CAST(LOWER(TRIM(adresse)) AS BINARY) = CAST(? AS BINARY) ORDER BY person_id',
    [address],
  )
  return rows.map(({ id }) => id)
}

/** What the tables hold about some people, as lines that `factsOfItems` writes of items. */
export async function factsOf(venue: Venue, people: readonly string[]): Promise<string[]> {
  const rows = await Promise.all(
    people.map((id) => venue.rows<Record<'item' | 'at' | 'part' | 'name' | 'value', string | null>>(facts, [id])),
  )
  // Sessions of two of them are one item.
  const lines = new Map(
    rows.flat().map(({ item, at, part, name, value }) => [`${item}|${part}|${name}`, line(item!, utc(at), part!, name!, value)]),
  )
  return [...lines.values()].sort()
}

export function factsOfItems(items: readonly Item[]): string[] {
  const of = ({ id, at }: Item, part: string, values: readonly Value[]) =>
    values.map(({ name, value, shown, redacted }) =>
      line(decodeURIComponent(id), at, part, name, redacted ? `(${redacted})` : (shown?.en ?? value)),
    )
  return items
    .flatMap((item) => [of(item, '', item.values), ...(item.parts ?? []).map((part) => of(item, part.title, part.values))].flat())
    .sort()
}

const line = (item: string, at: string | undefined, part: string, name: string, value: unknown) =>
  `${item} at ${at ?? 'no time'}: ${part} ${name} = ${value}`

/** Local time in Oslo, by trying both offsets; of the hour that comes twice the first. Dates stay dates. */
function utc(local: string | null): string | undefined {
  if (!local?.includes(' ')) return local ?? undefined
  const wall = local.replace(' ', 'T').padEnd(23, local.includes('.') ? '0' : '.000')
  const offsets = [2, 1].map((hours) => new Date(Date.parse(`${wall}Z`) - hours * 3_600_000))
  const found = offsets.find((at) => at.toLocaleString('sv-SE', { timeZone: 'Europe/Oslo' }) === local.slice(0, 19))
  // 02:30 never was on the morning when the clock went from 02:00 to 03:00.
  return (found ?? new Date(`${local.slice(0, 10)}T01:00:00Z`)).toISOString()
}
