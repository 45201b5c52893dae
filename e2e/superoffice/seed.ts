import { nowOf, type PersonRow, type PhoneKind, takeId, type World } from './world.ts'

type Entity = Record<string, unknown>

/** A person as a test describes them; whatever is missing is empty. */
export interface Seeded extends Partial<Omit<PersonRow, 'personId' | 'contactId' | 'registered' | 'updated' | 'deletedAt'>> {
  firstname: string
  lastname: string
  emails: string[]
  phones?: Partial<Record<PhoneKind, string[]>>
  employer?: { name: string; department?: string; orgNr?: string }
  consents?: { purpose: string; legalBase: string; source?: string; comment?: string; at?: string }[]
  /** Ids of shipment types the person does not want. */
  reservations?: number[]
  appointments?: Entity[]
  documents?: Entity[]
  sales?: Entity[]
  tickets?: (Entity & { messages?: (Entity & { ownWords?: boolean })[] })[]
  /** Instant of the last change. */
  updated?: string
}

/** Puts a person into the tables, as if they had always stood there: nobody is told. Answers their id. */
export function seed(world: World, said: Seeded): number {
  const { emails, phones = {}, employer, consents = [], reservations = [], tickets = [], updated, ...columns } = said
  const { appointments = [], documents = [], sales = [], ...person } = columns
  const personId = takeId(world)
  const at = updated ? Date.parse(updated) : nowOf(world)
  world.persons.set(personId, {
    ...{ middleName: '', mrmrs: '', title: '', position: '', description: '', personNumber: '', noMailing: false },
    ...{ language: '', country: '', street: { Address1: '', Zipcode: '', City: '' } },
    ...person,
    ...{ personId, contactId: employer ? contactNamed(world, employer) : 0, registered: at, updated: at },
  })
  for (const value of emails) world.emails.push({ personId, value, description: '' })
  for (const [kind, values] of Object.entries(phones) as [PhoneKind, string[]][]) {
    for (const value of values) world.phones.push({ personId, kind, value, description: '' })
  }
  for (const { purpose, legalBase, source = 'USER', comment = '', at: when } of consents) {
    const ids = { consentPersonId: takeId(world), personId, purposeKey: purpose, legalBaseKey: legalBase, sourceKey: source }
    const since = when ? Date.parse(when) : at
    world.consents.push({ ...ids, comment, registered: since, updated: since })
  }
  world.reservations.push(...reservations.map((shipmentTypeId) => ({ personId, shipmentTypeId })))
  const about = (entity: Entity) => ({ id: takeId(world), personId, entity })
  world.appointments.push(...appointments.map(about))
  world.documents.push(...documents.map(about))
  world.sales.push(...sales.map(about))
  for (const { messages = [], ...ticket } of tickets) {
    const row = about(ticket)
    world.cases.push(row)
    for (const { ownWords = false, ...message } of messages) {
      world.messages.push({ id: takeId(world), ticketId: row.id, personId: ownWords ? personId : 0, entity: message })
    }
  }
  return personId
}

function contactNamed(world: World, { name, department = '', orgNr = '' }: NonNullable<Seeded['employer']>): number {
  const held = [...world.contacts.values()].find((contact) => contact.name === name)
  if (held) return held.contactId
  const contactId = takeId(world)
  world.contacts.set(contactId, { contactId, name, department, orgNr })
  return contactId
}
