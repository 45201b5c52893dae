import { z } from 'zod/mini'
import type { ChoicesLink } from '#sources/choices-link.ts'
import type { Item, Source, Subject } from '#sources/source.ts'
import { isWanted, narrowed, tallied } from '#sources/wanted-items.ts'
import { turns } from '#store/turns.ts'
import { changedPeople } from './changed-people.ts'
import { crmClient, type Limits } from './client.ts'
import { correctPerson } from './correct.ts'
import type { SuperOffice } from './entry.ts'
import { erasePeople } from './erase.ts'
import { CrmFault } from './exchange.ts'
import { stopsOf } from './find-stops.ts'
import { heardEvent } from './heard-event.ts'
import { categoryOf, heldItems } from './held-items.ts'
import { idsByEmail, marksOf, searchPeople } from './people.ts'
import { shortMemory } from './short-memory.ts'
import { onePerson, wholePerson } from './whole-person.ts'
import { writeChoices } from './write-choices.ts'

export interface SuperOfficeSource extends Source {
  readonly choices: ChoicesLink
  close(): Promise<void>
}

/** For how long a person who was read is not read again. */
const rememberedMs = 20_000

/**
 * A SuperOffice CRM over its REST API, as a system user of the tenant. It holds hundreds of things about a person, not thousands: all of
 * one are read at once and looked through here.
 *
 * @param settings with the secrets themselves
 * @param timeZone legal time zone of the tenant
 */
export function superOfficeSource(
  settings: SuperOffice,
  timeZone: string,
  limits: Limits = { answerMs: 10_000, patienceMs: 2000 },
): SuperOfficeSource {
  const crm = crmClient(settings, limits)
  const people = shortMemory((ref) => onePerson(crm, ref), rememberedMs)
  const wholes = shortMemory(async (ref) => {
    const person = await people.of(ref)
    return person && wholePerson(crm, person)
  }, rememberedMs)
  const inTurn = turns()
  const forget = (subjects: readonly Subject[]) => {
    for (const { ref } of subjects) for (const memory of [people, wholes]) memory.forget(ref)
  }
  const held = async (subjects: readonly Subject[]): Promise<Item[]> => {
    const found = await Promise.all(subjects.map(({ ref }) => wholes.of(ref)))
    return heldItems(
      settings,
      found.filter((whole) => whole !== undefined),
      timeZone,
    )
  }
  /** Nothing of what was read before counts, whatever became of the act. */
  const acting = async <T>(subjects: readonly Subject[], act: () => Promise<T>): Promise<T> => {
    forget(subjects)
    return act().finally(() => forget(subjects))
  }

  return {
    id: settings.id,
    name: settings.name,
    can: ['correct', 'erase'],
    async find(addresses) {
      const found = await idsByEmail(crm, addresses)
      const subjects = await Promise.all(
        found.map(async (ref): Promise<Subject[]> => {
          const person = await people.of(ref)
          return person ? [{ ref, name: person.FullName, marks: marksOf(person) }] : []
        }),
      )
      return subjects.flat()
    },
    search: (text, limit) => searchPeople(crm, text, limit),
    async *read(subjects, reading = {}) {
      yield* narrowed(await held(subjects), reading, timeZone)
    },
    one: async (subjects, itemId) => (await held(subjects)).find(({ id }) => id === itemId),
    async tally(subjects, wanted = {}) {
      return tallied(
        (await held(subjects)).filter((item) => isWanted(item, wanted, timeZone)),
        timeZone,
      )
    },
    correct: (subjects, itemId, field, value) => acting(subjects, () => correctPerson(crm, settings, subjects, { itemId, field, value })),
    erase: (subjects, category) => acting(subjects, () => erasePeople(crm, settings, subjects, category, timeZone)),
    restrict: async (_subjects, itemId) => ({ category: categoryOf(settings, itemId), result: 'not-possible', count: 0 }),
    async health() {
      const user = await crm.get('User/currentPrincipal', z.object({}))
      if (!user) throw new CrmFault(settings.name, 'does not know its own system user')
    },
    choices: {
      keeps: { purposes: Object.keys(settings.purposes), topics: Object.keys(settings.topics) },
      write: (subjects, told) =>
        acting(subjects, async () => {
          for (const { ref } of subjects) await inTurn(ref, () => writeChoices(crm, settings, ref, told))
        }),
      // Our own writing is heard of while it is under way: what stands there in between is nobody's choice.
      stops: (ref) => inTurn(ref, () => stopsOf(crm, settings, ref)),
      changed: (since) => changedPeople(crm, since),
      heard: (message, now) => heardEvent(settings, message, now),
    },
    close: async () => {},
  }
}
