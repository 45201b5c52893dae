import { localDate } from '#domain/legal-clock.ts'
import type { AppointmentEntity, DocumentEntity, SaleEntity } from './entities.ts'
import { type Draft, hasOthers, type Mine } from './person-items.ts'
import { instant, redacted, value } from './values.ts'
import type { WholePerson } from './whole-person.ts'

/** Meetings, documents and sales. What staff keep to themselves and who else was there is said to be held and not shown. */
export const recordItems = ({ appointments, documents, sales }: WholePerson, mine: Mine, timeZone: string): Draft[] => [
  ...appointments.map((one) => meeting(one, mine)),
  ...documents.map((one) => document(one, timeZone)),
  ...sales.map((one) => sale(one, mine, timeZone)),
]

function meeting(one: AppointmentEntity, mine: Mine): Draft {
  const { AppointmentId, Title, Description, Agenda, Location, Task, StartDate, EndDate, InternalNotes } = one
  const isOpen = ['', 'Public', 'Unknown'].includes(one.Private)
  const kind = Task?.Value ?? ''
  const minutes = Math.round((Date.parse(EndDate) - Date.parse(StartDate)) / 60_000)
  const values = [
    ...value('type', kind),
    ...value('minutes', minutes > 0 ? minutes : undefined),
    ...(isOpen
      ? [...value('place', Location), ...value('agenda', Agenda), ...value('note', Description)]
      : [
          ...redacted('place', Location, 'trade-secret'),
          ...redacted('agenda', Agenda, 'trade-secret'),
          ...redacted('note', Description, 'trade-secret'),
        ]),
    ...redacted('internalNote', InternalNotes, 'trade-secret'),
    ...redacted('with', hasOthers(one.Participants, mine), 'third-party'),
  ]
  const title = (isOpen && (Title || firstLine(Description))) || kind || `#${AppointmentId}`
  return { kind: 'meetings', id: `appointment:${AppointmentId}`, title, at: instant(StartDate), origin: 'observed', values }
}

function document({ DocumentId, Name, Header, Attention, OurRef, Description, Date: day }: DocumentEntity, timeZone: string): Draft {
  const values = [
    ...value('document', Name),
    ...value('attention', Attention),
    ...value('reference', OurRef),
    ...value('note', Description),
  ]
  const title = Header || Name || `#${DocumentId}`
  return { kind: 'documents', id: `document:${DocumentId}`, title, at: dayOf(day, timeZone), origin: 'observed', values }
}

function sale(one: SaleEntity, mine: Mine, timeZone: string): Draft {
  const values = [
    ...value('number', one.SaleId),
    ...value('amount', one.Amount),
    ...value('currency', one.Currency?.Value),
    ...value('status', one.Status),
    ...value('probability', one.Probability),
    ...value('note', one.SaleText),
    ...redacted('internalNote', one.Postit, 'trade-secret'),
    ...redacted('with', hasOthers(one.SaleStakeholders, mine), 'third-party'),
  ]
  const title = one.Heading || `#${one.SaleId}`
  return { kind: 'sales', id: `sale:${one.SaleId}`, title, at: dayOf(one.Saledate, timeZone), origin: 'observed', values }
}

/** A day the CRM tells as an instant: its time of day means nothing. */
function dayOf(text: string, timeZone: string): string | undefined {
  const at = instant(text)
  return at && localDate(at, timeZone)
}

const firstLine = (text: string) => text.split('\n', 1)[0]!.slice(0, 80)
