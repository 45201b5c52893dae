import type { Item } from '#sources/source.ts'
import type { PersonEntity } from './entities.ts'
import type { Kind } from './entry.ts'
import { correctable, instant, value } from './values.ts'
import type { WholePerson } from './whole-person.ts'

/** An item before it is told which source, system and category it belongs to. */
export type Draft = Omit<Item, 'source' | 'system' | 'category'> & { kind: Kind }

/** Lists of the person and the names their values go by. All but the addresses may be put right at once. */
export const phones = {
  phone: 'OfficePhones',
  mobile: 'MobilePhones',
  privatePhone: 'PrivatePhones',
  otherPhone: 'OtherPhones',
  fax: 'Faxes',
} as const

/** Who somebody is, where they work, what staff noted about them, what they agreed to and what they do not want. */
export const personItems = (whole: WholePerson): Draft[] => [...contact(whole), ...employer(whole), ...note(whole), ...choices(whole)]

function contact({ person }: WholePerson): Draft[] {
  const { PersonId, FullName, Address, CreatedDate } = person
  const street = Address?.Street
  const values = [
    ...correctable([
      ...value('firstName', person.Firstname),
      ...value('middleName', person.MiddleName),
      ...value('lastName', person.Lastname),
    ]),
    ...person.Emails.flatMap(({ Value }, n) => value('email', Value, n)),
    ...correctable(
      (Object.keys(phones) as (keyof typeof phones)[]).flatMap((name) =>
        person[phones[name]].flatMap(({ Value }, n) => value(name, Value, n)),
      ),
    ),
    ...value('street', street?.Address1),
    ...value('postcode', street?.Zipcode),
    ...value('city', street?.City),
    ...value('country', person.Country?.Value),
    ...value('language', person.CustomerLanguage?.Value),
    ...value('birthDate', birthDate(person)),
    ...value('number', person.PersonNumber),
    ...value('noMailing', person.NoMailing || undefined),
  ]
  return [
    { kind: 'person', id: `person:${PersonId}`, title: FullName || `#${PersonId}`, at: instant(CreatedDate), origin: 'provided', values },
  ]
}

function employer({ person }: WholePerson): Draft[] {
  const { PersonId, Title, Position, Contact, CreatedDate } = person
  const values = [
    ...correctable(value('title', Title)),
    ...value('position', Position?.Value),
    ...value('employer', Contact?.Name),
    ...value('department', Contact?.Department),
    ...value('registerNumber', Contact?.OrgNr),
  ]
  if (values.length === 0) return []
  const title = Contact?.Name || Title || Position?.Value || `#${PersonId}`
  return [{ kind: 'employer', id: `employer:${PersonId}`, title, at: instant(CreatedDate), origin: 'provided', values }]
}

function note({ person }: WholePerson): Draft[] {
  const { PersonId, FullName, Description, UpdatedDate } = person
  const values = value('note', Description)
  return values.length > 0
    ? [{ kind: 'person', id: `note:${PersonId}`, title: FullName || `#${PersonId}`, at: instant(UpdatedDate), origin: 'observed', values }]
    : []
}

/** Of subscriptions only what is held: a row says that something is not wanted, and where there is none nothing was ever said. */
function choices({ person, consents }: WholePerson): Draft[] {
  const { PersonId, ShipmentTypes } = person
  const agreed = consents.map((row): Draft => {
    const isTheirs = !['USER', 'IMPORT'].includes(row.ConsentSourceKey)
    const values = [
      ...value('legalBase', row.LegalBaseName),
      ...value('consentSource', row.ConsentSourceName),
      ...value('since', instant(row.Registered)),
      ...value('comment', row.Comment),
    ]
    const head = { id: `consent:${row.ConsentPersonId}`, title: row.ConsentPurposeName || row.ConsentPurposeKey, at: instant(row.Updated) }
    return { kind: 'choices', ...head, origin: isTheirs ? 'provided' : 'observed', values }
  })
  const unwanted = ShipmentTypes.filter(({ Selected }) => Selected === false).map(({ Id, Name }): Draft => {
    return {
      kind: 'choices',
      id: `reservation:${PersonId}-${Id}`,
      title: Name || `#${Id}`,
      origin: 'provided',
      values: value('wanted', false),
    }
  })
  return [...agreed, ...unwanted]
}

/** The local date; undefined when it is not known (year 1) or its year is not (year 2). */
export function birthDate({ BirthDate }: PersonEntity): string | undefined {
  const date = /^\d{4}-\d\d-\d\d/.exec(BirthDate)?.[0]
  return date && date > '0003' ? date : undefined
}

/** Ids of all records that are one person's. */
export type Mine = ReadonlySet<number | null | undefined>

/** Whether anybody else stands among those named. */
export const hasOthers = (people: readonly { PersonId?: number | null }[], mine: Mine) => people.some((one) => !mine.has(one.PersonId))
