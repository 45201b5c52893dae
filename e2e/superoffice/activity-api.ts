import { type Context, Hono } from 'hono'
import { activityEntity, contactEntity, ticketEntity } from './entities.ts'
import { notFound } from './fault.ts'
import { archive } from './odata.ts'
import type { Tell } from './webhook-sender.ts'
import { type ActivityRow, lists, nowOf, shipmentTypes, type World } from './world.ts'

const kinds = { Appointment: 'appointments', Document: 'documents', Sale: 'sales', Ticket: 'cases' } as const

/** Appointments, documents, sales and tickets one by one, the employer, and the lists. */
export function activityApi(world: () => World, tell: Tell): Hono {
  const api = new Hono()
    .get('/Ticket/:id/Messages', (c) => {
      const ticket = rowOf(world().cases, c)
      const rows = world().messages.filter((message) => message.ticketId === ticket.id)
      return c.json(
        archive(
          rows.map(({ id }) => ({ PrimaryKey: id, ticketMessageId: id })),
          c.req.query(),
          c.req.url,
          'ticketMessage',
        ),
      )
    })
    .get('/TicketMessage/:id', (c) => {
      const row = rowOf(world().messages, c)
      return c.json(activityEntity(world(), row, 'EjMessageId'))
    })
    .get('/Contact/:id', (c) => {
      const contact = contactEntity(world(), Number(c.req.param('id')))
      if (!contact) throw notFound()
      return c.json(contact)
    })
    .get('/List/:list/Items', (c) => {
      const list = lists[c.req.param('list') as keyof typeof lists]
      if (!list) throw notFound()
      return c.json(list)
    })
    .get('/MDOList/:list', (c) => {
      if (!['shipmenttype', 'mailingsubscriptiontype'].includes(c.req.param('list'))) throw notFound()
      return c.json(shipmentTypes)
    })
    .get('/User/currentPrincipal', (c) => c.json({ AssociateId: 7, DatabaseContextIdentifier: world().tenant, UserType: 'SystemUser' }))
  for (const kind of ['Appointment', 'Document', 'Sale', 'Ticket'] as const) {
    api
      .get(`/${kind}/:id`, (c) => {
        const row = rowOf(world()[kinds[kind]], c)
        return c.json(kind === 'Ticket' ? ticketEntity(world(), row) : activityEntity(world(), row, `${kind}Id`))
      })
      .delete(`/${kind}/:id`, (c) => {
        const row = rowOf(world()[kinds[kind]], c)
        row.deletedAt = nowOf(world())
        tell(`${kind === 'Appointment' ? 'activity' : kind.toLowerCase()}.deleted`, row.id)
        return c.body(null, 204)
      })
  }
  return api
}

function rowOf<Row extends ActivityRow>(rows: readonly Row[], c: Context): Row {
  const row = rows.find(({ id, deletedAt }) => id === Number(c.req.param('id')) && deletedAt === undefined)
  if (!row) throw notFound()
  return row
}
