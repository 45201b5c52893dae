import { Hono } from 'hono'
import { newMessage, newRequest, type RequestView, requestList, requestView as viewSchema } from '#api/contract/requests.ts'
import { mask } from '#api/data/mask.ts'
import { mustBeTheirs } from '#api/data/subjects-of.ts'
import { dueIfFiledNow } from '#api/dates.ts'
import { evidenceOf } from '#api/evidence-of-request.ts'
import type { Host } from '#api/host.ts'
import { answers, body } from '#api/http/validate.ts'
import { forPerson, type PersonEnv } from '#api/session/access.ts'
import { Refusal } from '#domain/decider.ts'
import type { RequestCommand, RightsRequest } from '#domain/request.ts'
import { rightsRequest } from '#domain/request-rules.ts'
import { type Also, execute } from '#store/execute.ts'
import type { Snapshot } from '#store/store.ts'
import { maskClaim } from './claimed.ts'
import { fileRequest } from './request-filing.ts'
import { loadRequest, messageKey, requestRow, requestStream, requestView } from './request-view.ts'
import { liftEffects } from './restriction.ts'

/** The person's own requests; those of others do not exist here. Staff who view as them read along. */
export const requestsApi = new Hono<PersonEnv>()
  .use(forPerson)

  .get('/', answers(requestList), async (c) => {
    const { host, personId } = c.var
    const requests = await allOf(host, personId)
    return c.json({ requests: requests.map((snapshot) => requestRow(host, snapshot)), nextDueOn: dueIfFiledNow(host) })
  })

  .post('/', body(newRequest), answers(viewSchema, 201), async (c) => {
    const { host, personId } = c.var
    const id = idFrom(c.req.header('idempotency-key')) ?? host.newId()
    await fileRequest(c.var, personId, id, c.req.valid('json'))
    c.header('Location', `/api/v1/requests/${id}`)
    return c.json(await requestView(host, id, await ownRequest(c.var, id)), 201)
  })

  .get('/:id', answers(viewSchema), async (c) => {
    const id = c.req.param('id')
    return c.json(asShown(c.var, await requestView(c.var.host, id, await ownRequest(c.var, id))))
  })

  .post('/:id/messages', body(newMessage), answers(viewSchema), async (c) => {
    const { host } = c.var
    const id = c.req.param('id')
    const messageId = host.newId()
    const words = { owner: requestStream(id), key: messageKey(messageId), data: c.req.valid('json').text }
    return c.json(await act(c.var, id, { type: 'AddMessage', messageId, from: 'data-subject' }, () => ({ vault: [words] })))
  })

  .post('/:id/withdrawal', answers(viewSchema), async (c) => {
    const { host } = c.var
    const lift = (state: RightsRequest | undefined) => ({ outbox: liftEffects(host, state!, 'data-subject') })
    const withdrawn = await act(c.var, c.req.param('id'), { type: 'WithdrawRequest' }, lift)
    host.effectsWaiting()
    return c.json(withdrawn)
  })

type Asked = PersonEnv['Variables']

async function act(asked: Asked, id: string, command: RequestCommand, also?: Also<RightsRequest | undefined>) {
  const { host } = asked
  await ownRequest(asked, id)
  const { snapshot } = await execute(host.store, host.sha256, rightsRequest, requestStream(id), command, evidenceOf(asked), also)
  return requestView(host, id, snapshot.state!)
}

/** Somebody else's request is not told apart from one that does not exist. */
async function ownRequest(asked: Asked, id: string): Promise<RightsRequest> {
  const state = await loadRequest(asked.host, id)
  if (state?.person !== asked.personId) throw new Refusal('not-found')
  await mustBeTheirs(asked, id)
  return state
}

/** What people write may be about anything: staff who look on see that there are words, the office reads them at the desk (IMP-04). */
function asShown({ session }: Asked, view: RequestView): RequestView {
  if (session.scope !== 'view') return view
  const { correction } = view
  const messages = view.messages.map((message) => ({ ...message, text: mask }))
  return { ...view, messages, ...(correction && { correction: maskClaim(correction) }) }
}

/** Newest first. */
async function allOf(host: Host, person: string): Promise<Snapshot[]> {
  const receivedAt = ({ state }: Snapshot) => (state as RightsRequest).receivedAt
  const found: Snapshot[] = []
  for (;;) {
    const last = found.at(-1)
    const page = await host.store.list('request', { person }, pageSize, last && { dueOn: last.dueOn, stream: last.stream })
    found.push(...page)
    if (page.length < pageSize) return found.sort((a, b) => receivedAt(b).localeCompare(receivedAt(a)))
  }
}

const pageSize = 100

/** A quoted UUID (draft-ietf-httpapi-idempotency-key-header). */
function idFrom(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const id = /^"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"$/.exec(header)?.[1]
  if (!id) throw new Refusal('malformed')
  return id
}
