import type { Tell } from './webhook-sender.ts'
import { nowOf, type PersonRow, type World } from './world.ts'

const day = 24 * 60 * 60_000

export function softDelete(world: World, person: PersonRow, tell: Tell): void {
  person.deletedAt = nowOf(world)
  tell('person.softdeleted', person.personId)
}

export function undelete(world: World, personIds: readonly number[]): void {
  for (const id of personIds) {
    const person = world.persons.get(id)
    if (person) Object.assign(person, { deletedAt: undefined, updated: nowOf(world) })
  }
}

/** Removes for good whoever has lain in the recycle bin for the time of retention. */
export function deleteExpired(world: World, tell: Tell): void {
  for (const { personId, contactId, deletedAt } of [...world.persons.values()]) {
    if (deletedAt === undefined || deletedAt + world.retentionDays * day > nowOf(world)) continue
    forget(world, personId)
    tell('person.deleted', personId, { Values: { person_id: personId, contact_id: contactId } })
  }
}

/** Consents and reservations go with the person; cases, messages, meetings, sales and documents stay, about nobody. */
function forget(world: World, id: number): void {
  const isOther = (row: { personId: number }) => row.personId !== id
  world.persons.delete(id)
  world.emails = world.emails.filter(isOther)
  world.phones = world.phones.filter(isOther)
  world.consents = world.consents.filter(isOther)
  world.reservations = world.reservations.filter(isOther)
  moveActivities(world, id, 0)
}

/** One of two becomes the other: what is about them moves, the other's own columns and consents win. */
export function mergeTo(world: World, from: PersonRow, to: PersonRow, tell: Tell): void {
  moveActivities(world, from.personId, to.personId)
  const held = (row: { personId: number }) => row.personId === from.personId
  for (const row of [...world.emails, ...world.phones].filter(held)) row.personId = to.personId
  for (const row of world.consents.filter(held)) {
    const isThere = world.consents.some((one) => one.personId === to.personId && one.purposeKey === row.purposeKey)
    if (!isThere) row.personId = to.personId
  }
  forget(world, from.personId)
  to.updated = nowOf(world)
  tell('person.deleted', from.personId, { Values: { person_id: from.personId, contact_id: from.contactId } })
  tell('person.changed', to.personId, { Changes: ['updated', 'updatedCount'] })
}

function moveActivities(world: World, from: number, to: number): void {
  for (const row of [...world.appointments, ...world.documents, ...world.sales, ...world.cases, ...world.messages]) {
    if (row.personId === from) row.personId = to
  }
}
