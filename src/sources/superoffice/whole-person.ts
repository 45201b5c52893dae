import { z } from 'zod/mini'
import type { Crm } from './client.ts'
import {
  type AppointmentEntity,
  appointmentEntity,
  type ConsentInfo,
  consentInfo,
  type DocumentEntity,
  documentEntity,
  keys,
  messageEntity,
  type PersonEntity,
  personEntity,
  type SaleEntity,
  saleEntity,
  type TicketEntity,
  ticketEntity,
} from './entities.ts'

type Message = TicketEntity['Messages'][number] & { text?: z.infer<typeof messageEntity> }

/** A ticket with its messages, oldest first. Of internal ones the text is not even fetched. */
export type Ticket = Omit<TicketEntity, 'Messages'> & { messages: Message[] }

/** Everything the CRM holds about one of its persons. */
export interface WholePerson {
  person: PersonEntity
  consents: ConsentInfo[]
  appointments: AppointmentEntity[]
  documents: DocumentEntity[]
  sales: SaleEntity[]
  tickets: Ticket[]
}

/** So many calls at once: enough for a page to stand soon, few enough not to be throttled for it. */
const atOnce = 8
const pageSize = 200

/** Who somebody is; undefined when there is none, or they lie in the recycle bin. */
export const onePerson = (crm: Crm, id: string): Promise<PersonEntity | undefined> => crm.get(`Person/${id}`, personEntity)

/** All of one person who is there. */
export async function wholePerson(crm: Crm, person: PersonEntity): Promise<WholePerson> {
  const path = `Person/${person.PersonId}`
  const pool = pooled(atOnce)
  const each = async <Schema extends z.core.$ZodType>(list: string, entity: string, schema: Schema): Promise<z.output<Schema>[]> => {
    const ids = await idsIn(crm, `${path}/${list}`)
    const found = await Promise.all(ids.map((one) => pool(() => crm.get(`${entity}/${one}`, schema))))
    // What was deleted between the list and the look at it.
    return found.filter((one) => one !== undefined)
  }
  const [consents, appointments, documents, sales, heads] = await Promise.all([
    crm.get(`${path}/Consent`, z.array(consentInfo)),
    each('Appointments', 'Appointment', appointmentEntity),
    each('Documents', 'Document', documentEntity),
    each('Sales', 'Sale', saleEntity),
    each('Tickets', 'Ticket', ticketEntity),
  ])
  const tickets = await Promise.all(heads.map((ticket) => withTexts(crm, pool, ticket)))
  return { person, consents: consents ?? [], appointments, documents, sales, tickets }
}

export const isInternal = ({ Slevel }: { Slevel: string }) => Slevel === 'Internal'

async function withTexts(crm: Crm, pool: Pool, { Messages, ...ticket }: TicketEntity): Promise<Ticket> {
  const messages = await Promise.all(
    Messages.map(async (message): Promise<Message> => {
      if (isInternal(ticket) || isInternal(message)) return message
      return { ...message, text: await pool(() => crm.get(`TicketMessage/${message.TicketMessageId}`, messageEntity)) }
    }),
  )
  return { ...ticket, messages: messages.toSorted((a, b) => (a.CreatedAt < b.CreatedAt ? -1 : 1)) }
}

async function idsIn(crm: Crm, list: string): Promise<number[]> {
  const ids = new Set<number>()
  for (let seen = 0; ; seen += pageSize) {
    const page = await crm.get(list, keys, { $top: pageSize, $skip: seen })
    const rows = page?.value ?? []
    const before = ids.size
    for (const { PrimaryKey } of rows) ids.add(PrimaryKey)
    if (rows.length < pageSize) return [...ids]
    if (ids.size === before) throw new Error('The CRM shows the same page of a list again and again.')
  }
}

type Pool = <T>(task: () => Promise<T>) => Promise<T>

/** Lets no more than `size` tasks run at a time. */
function pooled(size: number): Pool {
  let free = size
  const waiting: (() => void)[] = []
  return async (task) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    return task().finally(() => {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    })
  }
}
