import { addDays, localDate } from '#domain/legal-clock.ts'
import type { SourceOutcome, Subject } from '#sources/source.ts'
import type { Crm } from './client.ts'
import type { RecordKind, SuperOffice } from './entry.ts'
import { heldItems } from './held-items.ts'
import { onePerson, type WholePerson, wholePerson } from './whole-person.ts'

type Fate = Pick<SourceOutcome, 'result' | 'ground' | 'until'>

/**
 * Deletes records one by one, then the person, who lies in the recycle bin of the CRM until `until`. Records that are kept stay there,
 * and are about nobody once the person has gone for good. Of one category alone only records can be erased: what is of the person
 * goes with them.
 *
 * @param category all of them when undefined
 */
export async function erasePeople(
  crm: Crm,
  settings: SuperOffice,
  subjects: readonly Subject[],
  category: string | undefined,
  timeZone: string,
): Promise<SourceOutcome[]> {
  const mine = new Set(subjects.map(({ ref }) => Number(ref)))
  const outcomes: SourceOutcome[] = []
  for (const { ref } of subjects) {
    const person = await onePerson(crm, ref)
    if (!person) continue
    const whole = await wholePerson(crm, person)
    const fates = await fatesOfRecords(crm, settings, whole, mine, category)
    if (category === undefined) await crm.call(`Person/${ref}`, { method: 'DELETE' })
    const gone: Fate = { result: 'erased', until: addDays(localDate(new Date().toISOString(), timeZone), settings.recycleDays) }
    const ofPerson: Fate = category === undefined ? gone : { result: 'not-possible' }
    for (const item of heldItems(settings, [whole], timeZone)) {
      if (category !== undefined && item.category !== category) continue
      // What was guessed of a ticket goes or stays with it.
      const fate = fates.get(item.id.replace(/^mood:/, 'ticket:')) ?? ofPerson
      outcomes.push({ category: item.category, count: 1, ...fate })
    }
  }
  return summed(outcomes)
}

/** Deletes what may be deleted and answers, by id of the item, what became of each record. */
async function fatesOfRecords(
  crm: Crm,
  { categories, keep }: SuperOffice,
  whole: WholePerson,
  mine: ReadonlySet<number>,
  category: string | undefined,
): Promise<Map<string, Fate>> {
  const fates = new Map<string, Fate>()
  for (const { kind, entity, id, owner } of recordsOf(whole)) {
    if (category !== undefined && categories[kind] !== category) continue
    const ground = owner && !mine.has(owner) ? 'third_party_rights' : keep[kind]
    if (!ground) await crm.call(`${entity}/${id}`, { method: 'DELETE' })
    fates.set(`${entity.toLowerCase()}:${id}`, ground ? { result: 'kept', ground } : { result: 'erased' })
  }
  return fates
}

interface OneRecord {
  kind: RecordKind
  entity: string
  id: number
  /** Whose it is in the first place: a person may stand on a ticket of somebody else. */
  owner?: number | null
}

const recordsOf = ({ appointments, documents, sales, tickets }: WholePerson): OneRecord[] => [
  ...appointments.map(
    (one): OneRecord => ({ kind: 'meetings', entity: 'Appointment', id: one.AppointmentId, owner: one.Person?.PersonId }),
  ),
  ...documents.map((one): OneRecord => ({ kind: 'documents', entity: 'Document', id: one.DocumentId, owner: one.Person?.PersonId })),
  ...sales.map((one): OneRecord => ({ kind: 'sales', entity: 'Sale', id: one.SaleId, owner: one.Person?.PersonId })),
  ...tickets.map((one): OneRecord => ({ kind: 'tickets', entity: 'Ticket', id: one.TicketId, owner: one.Person?.PersonId })),
]

/** One line for what shares category, fate, ground and day. */
function summed(outcomes: readonly SourceOutcome[]): SourceOutcome[] {
  const alike = Map.groupBy(outcomes, ({ category, result, ground, until }) => `${category} ${result} ${ground} ${until}`)
  return [...alike.values()].map((group) => ({ ...group[0]!, count: group.length }))
}
