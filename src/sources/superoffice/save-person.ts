import { z } from 'zod/mini'
import type { Crm } from './client.ts'
import { CrmFault } from './exchange.ts'

/** The whole entity as the CRM told it, with what we do not know of: a save takes all of it, and what is missing would be emptied. */
const rawPerson = z.looseObject({ PersonId: z.number(), UpdatedDate: z.string() })
export type RawPerson = z.infer<typeof rawPerson>

/** One after a change by somebody else in between. */
const tries = 2

/**
 * Reads a person, changes them and saves them, unless somebody else has saved in between; then once more.
 *
 * @param edit answers the changed members; undefined where nothing is to be changed
 * @returns whether there is such a person; throws `CrmFault` where others were faster each time
 */
export async function savePerson(
  crm: Crm,
  name: string,
  id: string,
  edit: (person: RawPerson) => Record<string, unknown> | undefined,
): Promise<'saved' | 'unchanged' | 'gone'> {
  for (let time = 0; time < tries; time += 1) {
    const person = await crm.get(`Person/${id}`, rawPerson)
    if (!person) return 'gone'
    const changed = edit(person)
    if (!changed) return 'unchanged'
    // Consents that are missing stay as they are; sent along they might undo what was chosen meanwhile.
    const body = { ...person, Consents: [], ...changed }
    const unmodifiedSince = new Date(person.UpdatedDate).toUTCString()
    const { status } = await crm.call(`Person/${id}`, { method: 'PUT', body, unmodifiedSince })
    if (status === 404) return 'gone'
    if (status !== 412) return 'saved'
  }
  throw new CrmFault(name, 'was faster: somebody is changing the same person')
}
