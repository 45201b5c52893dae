import { byOrder } from '#sources/in-order.ts'
import type { Item } from '#sources/source.ts'
import type { Kind, SuperOffice } from './entry.ts'
import { personItems } from './person-items.ts'
import { recordItems } from './record-items.ts'
import { ticketItems } from './ticket-items.ts'
import type { WholePerson } from './whole-person.ts'

const kindOfId: Record<string, Kind> = {
  person: 'person',
  note: 'person',
  employer: 'employer',
  consent: 'choices',
  reservation: 'choices',
  appointment: 'meetings',
  document: 'documents',
  sale: 'sales',
  ticket: 'tickets',
  mood: 'moods',
}

/** Category of an item by its id; empty for an id that is none of ours. */
export function categoryOf({ categories }: Pick<SuperOffice, 'categories'>, itemId: string): string {
  const kind = kindOfId[itemId.split(':', 1)[0]!]
  return kind ? categories[kind] : ''
}

/** Everything held about some persons as items, newest first. What is about two of them stands there once. */
export function heldItems(settings: SuperOffice, wholes: readonly WholePerson[], timeZone: string): Item[] {
  const { id: source, name: system, categories } = settings
  const mine = new Set(wholes.map(({ person }) => person.PersonId))
  const drafts = wholes.flatMap((whole) => [...personItems(whole), ...recordItems(whole, mine, timeZone), ...ticketItems(whole, mine)])
  const items = drafts.map(({ kind, id, ...draft }): Item => ({ id, source, system, category: categories[kind], ...draft }))
  const once = new Map(items.map((item) => [item.id, item]))
  const compare = byOrder('newest')
  return [...once.values()].sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1))
}
