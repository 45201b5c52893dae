import { type ActivityRow, lists, type PersonRow, personOf, phoneKinds, shipmentTypes, type World } from './world.ts'

/** Instants come in the zone of the installation, an hour ahead of UTC, unless the caller has asked for UTC. */
export type Stamp = (at: number) => string

export const stampFor =
  (zone: string | undefined): Stamp =>
  (at) =>
    zone === 'UTC' ? new Date(at).toISOString() : new Date(at + 3_600_000).toISOString().replace('Z', '+01:00')

export const fullName = ({ firstname, middleName, lastname }: PersonRow) => [firstname, middleName, lastname].filter(Boolean).join(' ')

const element = ({ value, description }: { value: string; description: string }) => ({
  Value: value,
  StrippedValue: value.replace(/\s/g, ''),
  Description: description,
})

const named = (id: number, name: string) => (name ? { Id: id, Value: name } : null)

/** A person as other entities name them; null where there is none, or none any more. */
export function personLink(world: World, personId: number) {
  const person = personOf(world, personId)
  if (!person) return null
  return {
    PersonId: personId,
    Firstname: person.firstname,
    Lastname: person.lastname,
    FullName: fullName(person),
    Email: world.emails.find((row) => row.personId === personId)?.value ?? '',
  }
}

export function contactEntity(world: World, contactId: number) {
  const contact = world.contacts.get(contactId)
  if (!contact) return null
  const { name, department, orgNr } = contact
  return { ContactId: contactId, Name: name, Department: department, OrgNr: orgNr }
}

/** One row of `consentperson`, its keys looked up in their lists. */
export function consentInfos(world: World, personId: number, stamp: Stamp) {
  const found = (list: keyof typeof lists, key: string) => lists[list].find((item) => item.Key === key)!
  return world.consents
    .filter((row) => row.personId === personId)
    .map((row) => {
      const purpose = found('ConsentPurpose', row.purposeKey)
      const base = found('LegalBase', row.legalBaseKey)
      const source = found('ConsentSource', row.sourceKey)
      return {
        ConsentPersonId: row.consentPersonId,
        Comment: row.comment,
        Registered: stamp(row.registered),
        Updated: stamp(row.updated),
        ...{ ConsentPurposeId: purpose.Id, ConsentPurposeKey: purpose.Key, ConsentPurposeName: purpose.Name },
        ...{ LegalBaseId: base.Id, LegalBaseKey: base.Key, LegalBaseName: base.Name },
        ...{ ConsentSourceId: source.Id, ConsentSourceKey: source.Key, ConsentSourceName: source.Name },
      }
    })
}

/** `PersonEntity`, abridged. A birth date that is not known is in the year 1. */
export function personEntity(world: World, person: PersonRow, stamp: Stamp) {
  const id = person.personId
  const phones = Object.fromEntries(
    phoneKinds.map((kind) => [kind, world.phones.filter((row) => row.personId === id && row.kind === kind).map(element)]),
  )
  return {
    PersonId: id,
    Firstname: person.firstname,
    MiddleName: person.middleName,
    Lastname: person.lastname,
    FullName: fullName(person),
    Mrmrs: person.mrmrs,
    Title: person.title,
    Position: named(1, person.position),
    Description: person.description,
    PersonNumber: person.personNumber,
    NoMailing: person.noMailing,
    BirthDate: `${person.birthDate ?? '0001-01-01'}T00:00:00`,
    CreatedDate: stamp(person.registered),
    UpdatedDate: stamp(person.updated),
    Contact: contactEntity(world, person.contactId),
    Country: named(1, person.country),
    CustomerLanguage: named(1, person.language),
    Address: { Street: person.street, Postal: { Address1: '', Zipcode: '', City: '' } },
    Emails: world.emails.filter((row) => row.personId === id).map(element),
    ...phones,
    ShipmentTypes: shipmentTypes.map((type) => ({
      ...type,
      Selected: !world.reservations.some((row) => row.personId === id && row.shipmentTypeId === type.Id),
    })),
    Consents: consentInfos(world, id, stamp),
  }
}

/** An appointment, document, sale or ticket: what was entered, and whom it is about now. */
export const activityEntity = (world: World, row: ActivityRow, idName: string) => ({
  ...row.entity,
  [idName]: row.id,
  Person: personLink(world, row.personId),
})

/** `TicketEntity` with the heads of its messages; their text stands in `TicketMessage/{id}`. */
export const ticketEntity = (world: World, row: ActivityRow) => ({
  ...activityEntity(world, row, 'TicketId'),
  Messages: world.messages
    .filter((message) => message.ticketId === row.id)
    .map(({ id, personId, entity }) => ({
      TicketMessageId: id,
      CreatedAt: entity.CreatedAt,
      Slevel: entity.Slevel,
      Author: entity.Author,
      PersonId: personId,
      PersonFullName: personLink(world, personId)?.FullName ?? '',
    })),
})
