import { type Context, Hono } from 'hono'
import { markSaid } from '#api/contract/data.ts'
import { sessionView as schema } from '#api/contract/session.ts'
import { claimOf, peopleOf } from '#api/data/subjects-of.ts'
import type { ApiEnv } from '#api/env.ts'
import { countUse } from '#api/http/rate-limit.ts'
import { answers, body } from '#api/http/validate.ts'
import { Refusal } from '#domain/decider.ts'
import { personWith } from '#domain/one-person.ts'
import { forPerson, type PersonEnv } from './access.ts'
import { startSession } from './session.ts'
import { sessionView } from './session-view.ts'

/**
 * Somebody whose mailbox is several people's says one more thing that tells who they are (IDV-06). The session then opens the records
 * of that one person, and of nobody else; no longer than it lasts. Refuses with `mark-unknown`, also what several of them have.
 */
export const markApi = new Hono<PersonEnv>().use(forPerson).post('/', body(markSaid), answers(schema), async (c) => {
  const { host, personId, session } = c.var
  if (session.scope !== 'person') throw new Refusal('not-allowed')
  await countUse(host, 'mark', personId)
  const { people, silent } = await peopleOf(host, personId)
  const own = personWith(people, c.req.valid('json'))
  if (!own && silent.length > 0) throw new Refusal('source-silent')
  if (!own) throw new Refusal('mark-unknown', ['/value'])
  // `forPerson` narrows the session; to replace it, it must be of any kind again.
  await startSession(c as unknown as Context<ApiEnv>, { ...session, claims: own.map(claimOf) })
  return c.json(await sessionView(c.var))
})
