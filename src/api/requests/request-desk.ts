import { Hono } from 'hono'
import { deskCommand } from '#api/contract/requests.ts'
import { type DeskView, deskView as deskSchema, queueQuery, queuePage as queueSchema } from '#api/contract/staff.ts'
import type { Host } from '#api/host.ts'
import { answers, body, query } from '#api/http/validate.ts'
import { knownAs } from '#api/identity.ts'
import { forStaff, type StaffEnv } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import type { RightsRequest } from '#domain/request.ts'
import { deskAct } from './desk-act.ts'
import { queuePage } from './request-queue.ts'
import { loadRequest, requestView } from './request-view.ts'

/** The desk of the privacy office. Support staff see people's pages, never decide (DESIGN §1). */
export const requestDeskApi = new Hono<StaffEnv>()
  .use(forStaff('officer'))

  .get('/', query(queueQuery), answers(queueSchema), async (c) => c.json(await queuePage(c.var.host, c.req.valid('query'))))

  .get('/:id', answers(deskSchema), async (c) => {
    const { host } = c.var
    const id = c.req.param('id')
    const state = await loadRequest(host, id)
    if (!state) throw new Refusal('not-found')
    return c.json(await deskView(host, id, state))
  })

  .post('/:id/acts', body(deskCommand), answers(deskSchema), async (c) => {
    const id = c.req.param('id')
    const state = await deskAct(c.var, id, c.req.valid('json'))
    return c.json(await deskView(c.var.host, id, state))
  })

/** Nobody's name stands there any more after an erasure. */
async function deskView(host: Host, id: string, state: RightsRequest): Promise<DeskView> {
  const [view, { name, email }] = await Promise.all([requestView(host, id, state), knownAs(host, state.person)])
  return { ...view, personId: state.person, name, email }
}
