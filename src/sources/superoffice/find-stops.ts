import { z } from 'zod/mini'
import type { FoundStop } from '#sources/choices-link.ts'
import type { Crm } from './client.ts'
import { consentInfo, personEntity } from './entities.ts'
import type { SuperOffice } from './entry.ts'
import { instant } from './values.ts'

/** What is stopped there for one person, and by which addresses they go; undefined when they are gone. A missing row is no stop. */
export async function stopsOf(
  crm: Crm,
  { purposes, topics, consentKeys }: SuperOffice,
  ref: string,
): Promise<{ emails: string[]; stops: FoundStop[] } | undefined> {
  const [person, consents] = await Promise.all([
    crm.get(`Person/${ref}`, personEntity),
    crm.get(`Person/${ref}/Consent`, z.array(consentInfo)),
  ])
  if (!person || !consents) return undefined
  const withdrawn = (key: string) => consents.find((row) => row.ConsentPurposeKey === key && row.LegalBaseKey === consentKeys.withdrawn)
  // When a reservation was made is not told; it was not after this.
  const at = instant(person.UpdatedDate)
  const isReserved = (id: number) => person.ShipmentTypes.some((type) => type.Id === id && type.Selected === false)
  const stops: FoundStop[] = [
    ...Object.entries(purposes).flatMap(([purpose, key]) => {
      const row = withdrawn(key)
      return row ? [{ kind: 'consent' as const, purpose, at: instant(row.Updated) }] : []
    }),
    ...Object.entries(topics).flatMap(([topic, id]) => (isReserved(id) ? [{ kind: 'topic' as const, topic, at }] : [])),
    ...(person.NoMailing ? [{ kind: 'all-marketing' as const, at }] : []),
  ]
  return { emails: person.Emails.map(({ Value }) => Value).filter(Boolean), stops }
}
