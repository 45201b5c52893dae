import { type Context, Hono } from 'hono'
import { consentInfos, fullName, personEntity, stampFor } from './entities.ts'
import { notFound } from './fault.ts'
import { archive, type Row } from './odata.ts'
import { type ActivityRow, personOf, type World } from './world.ts'

export const stampOf = (c: Context) => stampFor(c.req.header('SO-TimeZone'))

/** The id in the path, and who has it; 404 for nobody and for whoever lies in the recycle bin. */
export function askedFor(world: World, c: Context) {
  const person = personOf(world, Number(c.req.param('id')))
  if (!person) throw notFound()
  return person
}

const activities = { Appointments: 'appointments', Documents: 'documents', Sales: 'sales', Tickets: 'cases' } as const
const idNames = { Appointments: 'appointmentId', Documents: 'documentId', Sales: 'saleId', Tickets: 'ticketId' } as const

/** Reading persons: the archive, and one of them with what belongs to them. */
export function personApi(world: () => World): Hono {
  const api = new Hono()
    .get('/Person', (c) => c.json(archive(personRows(world(), c), c.req.query(), c.req.url, 'person')))
    .get('/Person/:id', (c) => c.json(personEntity(world(), askedFor(world(), c), stampOf(c))))
    .get('/Person/:id/Simple', (c) => {
      const { personId, firstname, lastname, ...person } = askedFor(world(), c)
      return c.json({ PersonId: personId, Firstname: firstname, Lastname: lastname, Title: person.title })
    })
    .get('/Person/:id/Consent', (c) => c.json(consentInfos(world(), askedFor(world(), c).personId, stampOf(c))))
    .get('/Person/:id/Consent/:purpose', (c) => {
      const { personId } = askedFor(world(), c)
      const row = world().consents.find((held) => held.personId === personId && held.purposeKey === c.req.param('purpose'))
      return c.json(row !== undefined && row.legalBaseKey !== 'WITHDRAWN')
    })
    .get('/Archive/RecyclePerson', (c) => {
      const rows = [...world().persons.values()].filter((person) => person.deletedAt !== undefined)
      return c.json(
        archive(
          rows.map(({ personId: id }) => ({ PrimaryKey: id, personId: id })),
          c.req.query(),
          c.req.url,
          'person',
        ),
      )
    })
  for (const list of ['Appointments', 'Documents', 'Sales', 'Tickets'] as const) {
    api.get(`/Person/:id/${list}`, (c) => {
      const { personId } = askedFor(world(), c)
      const rows: ActivityRow[] = world()[activities[list]].filter((row) => row.deletedAt === undefined && concerns(row, personId))
      return c.json(
        archive(
          rows.map(({ id }) => ({ PrimaryKey: id, [idNames[list]]: id })),
          c.req.query(),
          c.req.url,
          list.toLowerCase(),
        ),
      )
    })
  }
  return api
}

/** A ticket is also listed under those it is connected to beside its own person. */
const concerns = ({ personId, entity }: ActivityRow, asked: number) =>
  personId === asked || ((entity.SecondaryPersons as { PersonId: number }[] | undefined) ?? []).some(({ PersonId }) => PersonId === asked)

/** One row for each address of a person where addresses are asked for or looked for, else one for each person. */
function personRows(world: World, c: Context): Row[] {
  const stamp = stampOf(c)
  const isByEmail = /email\//.test(`${c.req.query('$select')} ${c.req.query('$filter')}`)
  return [...world.persons.values()]
    .filter((person) => person.deletedAt === undefined)
    .flatMap((person) => {
      const { personId, contactId } = person
      const row: Row = {
        PrimaryKey: personId,
        ...{ personId, contactId, fullName: fullName(person) },
        ...{ personUpdatedDate: stamp(person.updated), personRegisteredDate: stamp(person.registered) },
      }
      const emails = world.emails.filter((held) => held.personId === personId)
      if (!isByEmail) return [row]
      return emails.length > 0
        ? emails.map(({ value }) => ({ ...row, 'email/emailAddress': value }))
        : [{ ...row, 'email/emailAddress': '' }]
    })
}
