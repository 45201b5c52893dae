import { Hono } from 'hono'
import { setConsent } from './consent-writes.ts'
import { personEntity } from './entities.ts'
import { badRequest, fault } from './fault.ts'
import { askedFor, stampOf } from './person-api.ts'
import { deleteExpired, mergeTo, softDelete, undelete } from './recycle.ts'
import type { Tell } from './webhook-sender.ts'
import { nowOf, type PersonRow, personOf, phoneKinds, type World } from './world.ts'

type Element = { Value: string; Description?: string }
type Saved = Record<string, unknown> & {
  ShipmentTypes?: { Id: number; Selected: boolean }[]
  Consents?: { ConsentPurposeKey: string; LegalBaseKey: string }[]
}

/** Saving, deleting, bringing back and merging persons. */
export function personWrites(world: () => World, tell: Tell): Hono {
  return new Hono()
    .put('/Person/:id', async (c) => {
      const person = askedFor(world(), c)
      raced(world(), person)
      const before = c.req.header('If-Unmodified-Since')
      // An HTTP date knows no parts of a second.
      if (before && Math.floor(person.updated / 1000) * 1000 > Date.parse(before)) {
        throw fault(412, 'PreconditionFailed', 'The person was changed meanwhile')
      }
      save(world(), person, (await c.req.json()) as Saved, tell)
      return c.json(personEntity(world(), person, stampOf(c)))
    })
    .delete('/Person/:id', (c) => {
      softDelete(world(), askedFor(world(), c), tell)
      return c.body(null, 204)
    })
    .post('/Person/:id/MergeTo/:other', (c) => {
      const other = personOf(world(), Number(c.req.param('other')))
      if (!other) throw badRequest('There is nobody to merge with')
      mergeTo(world(), askedFor(world(), c), other, tell)
      return c.body(null, 204)
    })
    .post('/Agents/Person/Undelete', async (c) => {
      const { PersonIds } = (await c.req.json()) as { PersonIds: number[] }
      undelete(world(), PersonIds)
      return c.body(null, 204)
    })
    .post('/Agents/Person/DeleteExpired', (c) => {
      deleteExpired(world(), tell)
      return c.body(null, 204)
    })
}

function raced(world: World, person: PersonRow) {
  if (world.race?.personId !== person.personId) return
  Object.assign(person, world.race.set, { updated: nowOf(world) + 1000 })
  world.race = undefined
}

const columns = {
  Firstname: 'firstname',
  MiddleName: 'middleName',
  Lastname: 'lastname',
  Title: 'title',
  Description: 'description',
} as const

/**
 * A save takes the whole entity: what is missing is emptied, but for consents, which only ever change or come. An event tells of
 * columns of the person alone; addresses, phones and subscriptions stand in tables of their own and raise none.
 */
function save(world: World, person: PersonRow, saved: Saved, tell: Tell) {
  const changes: string[] = []
  for (const [name, column] of Object.entries(columns) as [keyof typeof columns, (typeof columns)[keyof typeof columns]][]) {
    const value = String(saved[name] ?? '')
    if (person[column] !== value) changes.push(column.toLowerCase())
    person[column] = value
  }
  const noMailing = saved.NoMailing === true
  if (person.noMailing !== noMailing) changes.push('nomailing')
  Object.assign(person, { noMailing, updated: nowOf(world) })

  const { personId } = person
  const elements = (name: string) =>
    ((saved[name] ?? []) as Element[]).map(({ Value, Description = '' }) => ({ personId, value: Value, description: Description }))
  world.emails = [...world.emails.filter((row) => row.personId !== personId), ...elements('Emails')]
  const phones = phoneKinds.flatMap((kind) => elements(kind).map((row) => ({ ...row, kind })))
  world.phones = [...world.phones.filter((row) => row.personId !== personId), ...phones]
  if (saved.ShipmentTypes) {
    const reserved = saved.ShipmentTypes.filter(({ Selected }) => !Selected).map(({ Id }) => ({ personId, shipmentTypeId: Id }))
    world.reservations = [...world.reservations.filter((row) => row.personId !== personId), ...reserved]
  }
  for (const { ConsentPurposeKey, LegalBaseKey } of saved.Consents ?? []) {
    const held = world.consents.find((row) => row.personId === personId && row.purposeKey === ConsentPurposeKey)
    if (held?.legalBaseKey !== LegalBaseKey) {
      setConsent(world, person, ConsentPurposeKey, { legalBase: LegalBaseKey, source: 'API', comment: '' }, tell)
    }
  }
  if (changes.length > 0) tell('person.changed', personId, { Changes: [...changes, 'updated', 'updatedCount'] })
}
