import { type Context, Hono } from 'hono'
import type { z } from 'zod/mini'
import { sessionView as sessionSchema } from '#api/contract/session.ts'
import { newView } from '#api/contract/staff.ts'
import { minutesAfter } from '#api/dates.ts'
import type { ApiEnv } from '#api/env.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import type { Host } from '#api/host.ts'
import { answers, body } from '#api/http/validate.ts'
import { knownAs, personOf } from '#api/identity.ts'
import { forStaff } from '#api/session/access.ts'
import { type StaffSession, startSession } from '#api/session/session.ts'
import { sessionView } from '#api/session/session-view.ts'
import { Refusal } from '#domain/decider.ts'
import { viewMinutes, visit } from '#domain/visit.ts'
import { execute } from '#store/execute.ts'
import type { StreamId } from '#store/store.ts'
import { foundAddress } from './people-search.ts'

type NewView = z.infer<typeof newView>

/** Staff look at a person's pages: with reason and ticket, read-only, 15 minutes, on the person's own record (IMP-01, IMP-02). */
export const viewsApi = new Hono<ApiEnv>()
  .post('/', forStaff(), body(newView), answers(sessionSchema), async (c) => {
    // `forStaff` narrows the session; to replace it, it must be of any kind again.
    await startView(c as unknown as Context<ApiEnv>, c.var.session, c.req.valid('json'))
    return c.json(await sessionView(c.var))
  })

  .delete('/current', answers(sessionSchema), async (c) => {
    const { host, session } = c.var
    if (session.scope === 'none') throw new Refusal('signed-out')
    if (session.scope !== 'staff' && session.scope !== 'view') throw new Refusal('not-allowed')
    if (session.scope === 'view') {
      await execute(host.store, host.sha256, visit, session.visit, { type: 'EndVisit' }, evidenceOf(c.var))
      await startSession(c, session.by)
    }
    return c.json(await sessionView(c.var))
  })

async function startView(c: Context<ApiEnv>, by: StaffSession, { personId, reason, ticket }: NewView): Promise<void> {
  const { host } = c.var
  const now = host.now().toISOString()
  if (by.freshUntil <= now) throw new Refusal('fresh-proof-needed')
  const introduction = await introductionOf(host, personId)
  const stream: StreamId = `visit/${host.newId()}`
  const command = { type: 'StartView', person: personId, reason, ticket } as const
  await execute(host.store, host.sha256, visit, stream, command, evidenceOf(c.var), () => introduction)
  const endsAt = minutesAfter(now, viewMinutes)
  // The member of staff stays the one who acts; it is never a session of the person.
  await startSession(c, { scope: 'view', by, personId, visit: stream, reason, ticket, endsAt })
}

/** What makes the person known, where being looked at is the first thing that happens to them here. */
async function introductionOf(host: Host, personId: string) {
  if ((await knownAs(host, personId)).email) return {}
  const address = await foundAddress(host, personId)
  const found = address && (await personOf(host, address))
  if (!found || found.personId !== personId) throw new Refusal('not-found')
  return found.introduction
}
