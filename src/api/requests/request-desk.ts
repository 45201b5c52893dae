import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { deskCommand } from '#api/contract/requests.ts'
import { type DeskView, deskView as deskSchema, queueQuery, queuePage as queueSchema } from '#api/contract/staff.ts'
import { readItemId } from '#api/data/holdings.ts'
import type { Host } from '#api/host.ts'
import { answers, body, query } from '#api/http/validate.ts'
import { knownAs } from '#api/identity.ts'
import { forStaff, type StaffEnv } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import { isOpen, type RightsRequest } from '#domain/request.ts'
import { deskAct } from './desk-act.ts'
import { isCorrection } from './disputes.ts'
import { queuePage } from './request-queue.ts'
import { loadRequest, requestView } from './request-view.ts'
import { sentFile } from './sent-file.ts'

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

  .get('/:id/file', describeRoute({ responses: { 200: { description: 'What the person sent along' } } }), (c) =>
    sentFile(c, c.req.param('id')),
  )

  .post('/:id/acts', body(deskCommand), answers(deskSchema), async (c) => {
    const id = c.req.param('id')
    const state = await deskAct(c.var, id, c.req.valid('json'))
    return c.json(await deskView(c.var.host, id, state))
  })

/** Nobody's name stands there any more after an erasure. */
async function deskView(host: Host, id: string, state: RightsRequest): Promise<DeskView> {
  const [view, { name, email }] = await Promise.all([requestView(host, id, state), knownAs(host, state.person)])
  const takesOver = canTakeOver(host, state) && view.correction?.system
  return { ...view, personId: state.person, name, email, ...(takesOver && { takesOver }) }
}

/** Where a corrected value can be sent; whether it is taken, the system says then. */
function canTakeOver({ sources }: Host, state: RightsRequest): boolean {
  const source = isOpen(state) && isCorrection(state) ? readItemId(sources, state.item!)?.source : undefined
  return source?.can.includes('correct') ?? false
}
