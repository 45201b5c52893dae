import { Hono } from 'hono'
import { z } from 'zod/mini'
import { type AuditRow, auditRow, foundPerson as foundSchema, peopleSearch } from '#api/contract/staff.ts'
import { minutesAfter } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { answers, body } from '#api/http/validate.ts'
import { knownAs } from '#api/identity.ts'
import { forStaff, type StaffEnv } from '#api/session/access.ts'
import { staffAddress } from '#api/session/staff-identity.ts'
import { Refusal } from '#domain/decider.ts'
import { type Visit, viewMinutes } from '#domain/visit.ts'
import type { Snapshot } from '#store/store.ts'
import { findPeople, foundPerson } from './people-search.ts'

const auditLength = 200

/** What every member of staff may: find a person, and see who looked at whom. */
export const staffApi = new Hono<StaffEnv>()
  .post('/people/search', forStaff(), body(peopleSearch), answers(z.object({ people: z.array(foundSchema) })), async (c) => {
    return c.json({ people: await findPeople(c.var.host, c.req.valid('json').text) })
  })

  .get('/people/:id', forStaff(), answers(foundSchema), async (c) => {
    const person = await foundPerson(c.var.host, c.req.param('id'))
    if (!person) throw new Refusal('not-found')
    return c.json(person)
  })

  .get('/audit', forStaff(), answers(z.object({ views: z.array(auditRow) })), async (c) => {
    const { host } = c.var
    const rows = (await allViews(host)).map((snapshot) => rowOf(host, snapshot))
    const newest = rows.sort((a, b) => b.startedAt.localeCompare(a.startedAt)).slice(0, auditLength)
    return c.json({ views: await Promise.all(newest.map(async (row) => ({ ...row, name: (await knownAs(host, row.personId)).name }))) })
  })

/** In the order of their ids, which says nothing about time. */
async function allViews(host: Host): Promise<Snapshot[]> {
  const found: Snapshot[] = []
  for (;;) {
    const last = found.at(-1)
    const page = await host.store.list('visit', { statuses: ['staff-view'] }, pageSize, last && { stream: last.stream })
    found.push(...page)
    if (page.length < pageSize) return found
  }
}

const pageSize = 500

/** A view that nobody ended was over after its quarter of an hour. */
function rowOf(host: Host, { stream, state }: Snapshot): Omit<AuditRow, 'name'> {
  const { person, startedAt, endedAt, view } = state as Visit
  const { by, reason, ticket } = view!
  const end = minutesAfter(startedAt, viewMinutes)
  const over = endedAt ?? (end <= host.now().toISOString() ? end : undefined)
  const actor = staffAddress(host, by.slice('staff/'.length)) ?? by
  return { id: stream.slice('visit/'.length), personId: person, actor, reason, ticket, startedAt, ...(over && { endedAt: over }) }
}
