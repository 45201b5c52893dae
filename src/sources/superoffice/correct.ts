import type { SourceOutcome, Subject } from '#sources/source.ts'
import type { Crm } from './client.ts'
import type { SuperOffice } from './entry.ts'
import { categoryOf } from './held-items.ts'
import { phones } from './person-items.ts'
import { type RawPerson, savePerson } from './save-person.ts'

const members = {
  person: { firstName: 'Firstname', middleName: 'MiddleName', lastName: 'Lastname' },
  employer: { title: 'Title' },
} as const

/** Takes over a name, a phone or a title; everything else is not possible from here. */
export async function correctPerson(
  crm: Crm,
  settings: SuperOffice,
  subjects: readonly Subject[],
  { itemId, field, value }: { itemId: string; field: string; value: string },
): Promise<SourceOutcome> {
  const category = categoryOf(settings, itemId)
  const no: SourceOutcome = { category, result: 'not-possible', count: 0 }
  const [kind = '', ref = ''] = itemId.split(':')
  if (!Object.hasOwn(members, kind) || !subjects.some((subject) => subject.ref === ref)) return no
  let isKnown = true
  const saved = await savePerson(crm, settings.name, ref, (person) => {
    const changed = changeOf(person, kind, field, value)
    isKnown = changed !== undefined
    return changed
  })
  return saved === 'saved' && isKnown ? { category, result: 'done', count: 1 } : no
}

function changeOf(person: RawPerson, kind: string, field: string, value: string): Record<string, unknown> | undefined {
  const own = (members as Record<string, Record<string, string>>)[kind]
  const member = own && Object.hasOwn(own, field) ? own[field] : undefined
  if (member) return { [member]: value }
  // The first has no number, the second is `phone-2`.
  const [name = '', ordinal = '1'] = field.split('-')
  const list = kind === 'person' && Object.hasOwn(phones, name) ? phones[name as keyof typeof phones] : undefined
  const elements = list && (person[list] as { Value: string }[] | undefined)
  const place = Number(ordinal) - 1
  if (!list || !elements?.[place]) return undefined
  // The stripped form goes: the CRM works it out anew.
  return { [list]: elements.map((element, n) => (n === place ? { ...element, Value: value, StrippedValue: undefined } : element)) }
}
