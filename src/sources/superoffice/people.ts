import { z } from 'zod/mini'
import type { Mark } from '#domain/marks.ts'
import { wordsOfSearch } from '#domain/wanted.ts'
import type { ProvenAddress } from '#sources/source.ts'
import type { Crm } from './client.ts'
import type { PersonEntity } from './entities.ts'
import { birthDate, phones } from './person-items.ts'

const rows = z.object({
  value: z.array(z.object({ personId: z.number(), fullName: z.nullish(z.string()), 'email/emailAddress': z.nullish(z.string()) })),
})
const columns = 'personId,fullName,email/emailAddress'

/** A text within a filter; a quote in it is doubled. */
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Ids of everybody with one of the addresses: one mailbox may be that of several, and one person may have several. */
export async function idsByEmail(crm: Crm, addresses: readonly ProvenAddress[]): Promise<string[]> {
  const emails = addresses
    .filter(({ channel, address }) => channel === 'email' && /^[^\s@]+@[^\s@]+$/.test(address))
    .map(({ address }) => address)
  const answers = await Promise.all(
    emails.map(async (email) => {
      const filter = `email/emailAddress eq ${quoted(email)}`
      const found = await crm.get('Person', rows, { $select: columns, $filter: filter, $top: 200 })
      // Whatever the CRM takes for equal: nobody comes in by an address that is not theirs.
      const isTheirs = (held: string | null | undefined) => held?.trim().toLowerCase() === email.toLowerCase()
      return (found?.value ?? []).filter((row) => isTheirs(row['email/emailAddress'])).map((row) => String(row.personId))
    }),
  )
  return [...new Set(answers.flat())]
}

/** For staff: every word is part of the name or the address. */
export async function searchPeople(crm: Crm, text: string, limit: number): Promise<{ name: string; address: string }[]> {
  const words = wordsOfSearch(text)
  if (words.length === 0) return []
  const filter = words.map((word) => `(fullName contains ${quoted(word)} or email/emailAddress contains ${quoted(word)})`).join(' and ')
  const found = await crm.get('Person', rows, { $select: columns, $filter: filter, $top: limit * 4 })
  const people = new Map<number, { name: string; address: string }>()
  for (const { personId, fullName, 'email/emailAddress': email } of found?.value ?? []) {
    const person = { name: fullName ?? '', address: email ?? '' }
    const named = `${person.name} ${person.address}`.toLowerCase()
    // One line a person, whichever of their addresses came first.
    if (email && !people.has(personId) && words.every((word) => named.includes(word))) people.set(personId, person)
  }
  return [...people.values()].slice(0, limit)
}

/** What tells somebody apart from others behind the same mailbox. */
export function marksOf(person: PersonEntity): Mark[] {
  const numbers = Object.values(phones).flatMap((list) => person[list].map(({ Value }) => Value))
  const born = birthDate(person)
  const postcode = person.Address?.Street?.Zipcode
  return [
    ...[...new Set(numbers)].filter(Boolean).map((value): Mark => ({ kind: 'phone', value })),
    ...(born ? [{ kind: 'birth-date' as const, value: born }] : []),
    ...(postcode ? [{ kind: 'postcode' as const, value: postcode }] : []),
  ]
}
