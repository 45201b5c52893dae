import { domainToUnicode } from 'node:url'
import type { ProvenAddress, Subject } from '#sources/source.ts'
import type { Mapping } from './mapping.ts'
import { type Catalog, quoted, type Session } from './sql-catalog.ts'
import { rowShape } from './sql-shape.ts'

/** Everybody whose address equals one of these but for case and space around it (SUP-02). */
export async function findPeople(
  session: Session,
  mapping: Mapping,
  catalog: Catalog,
  addresses: readonly ProvenAddress[],
): Promise<Subject[]> {
  const spellings = addresses.filter((address) => address.channel === 'email').flatMap(spellingsOf)
  if (spellings.length === 0) return []
  const { from, key, name, email } = people(mapping, catalog)
  const found = await session.rows<{ ref: string; name: string }>(
    `SELECT DISTINCT ON (${key}) ${key}::text AS ref, ${name} AS name FROM ${from} WHERE lower(${email}) = ANY ($1) AND ${key} IS NOT NULL ORDER BY ${key}`,
    [spellings],
  )
  return found.map((person) => ({ ref: person.ref, ...(person.name && { name: person.name }) }))
}

/** For staff: every word of `text` is a part of name or address. */
export async function searchPeople(session: Session, mapping: Mapping, catalog: Catalog, text: string, limit: number) {
  const words = text.split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const { from, name, email } = people(mapping, catalog)
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  return session.rows<{ name: string; address: string }>(
    `SELECT DISTINCT ${name} AS name, ${email} AS address FROM ${from}
     WHERE concat_ws(' ', ${name}, ${email}) ILIKE ALL ($1) AND ${email} <> '' ORDER BY 1, 2 LIMIT $2`,
    [patterns, limit],
  )
}

function people({ person }: Mapping, catalog: Catalog) {
  const shape = rowShape(catalog, person, 'p')
  const names = (person.name ?? []).map((ref) => shape.sql(ref))
  return {
    from: shape.from(),
    key: `"p".${quoted(person.key)}`,
    name: names.length > 0 ? `concat_ws(' ', ${names.join(', ')})` : `''`,
    email: `btrim("p".${quoted(person.email)}::text)`,
  }
}

/** A proven address has its domain in ASCII; the database may hold it as people write it. */
function spellingsOf({ address }: ProvenAddress): string[] {
  const at = address.lastIndexOf('@')
  const written = `${address.slice(0, at)}@${domainToUnicode(address.slice(at + 1))}`
  return [...new Set([address, written])]
}
