import { expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import { apiAs } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'

const key = '"8e03978e-40d5-43dd-bc93-6894a57f9324"'
const file = (by: Browser, wanted: object, headers: Record<string, string> = {}) => by.post('/api/v1/requests', wanted, headers)
const filed = async (by: Browser, wanted: object = { requestType: 'access' }) => (await file(by, wanted)).json()

test('TIM-01 a request is filed with its due date, confirmed by mail, and followed', async () => {
  const { host, ada } = await apiAs()
  const answer = await file(ada, { requestType: 'rectification', category: 'profile', text: 'My number is wrong.' })
  expect(answer.status).toBe(201)
  const view = await answer.json()
  expect(answer.headers.get('location')).toBe(`/api/v1/requests/${view.id}`)
  expect(view).toMatchObject({
    requestType: 'rectification',
    status: 'received',
    receivedOn: '2026-11-22',
    dueOn: '2026-12-22',
    daysLeft: 30,
    open: true,
    category: 'profile',
    messages: [{ from: 'data-subject', text: 'My number is wrong.' }],
    steps: [{ type: 'RequestFiled' }],
  })
  expect(await (await ada.ask(`/api/v1/requests/${view.id}`)).json()).toEqual(view)
  await deliver(host)
  expect(host.mails.at(-1)).toMatchObject({ to: 'ada@example.org' })
  expect(host.mails.at(-1)!.text).toContain(`/requests/${view.id}`)
  expect(host.mails.at(-1)!.text).not.toContain('wrong')
})

test('TIM-01 the due date rolls over weekends and public holidays, in the legal time zone', async () => {
  const { host, ada } = await apiAs({ isHoliday: (date) => date === '2026-12-25' })
  host.pass(2 * 24 * 60 + 14 * 60 + 30)
  await ada.signIn('ada@example.org')
  // 24 November 23:30 UTC is the 25th in Stockholm: Christmas Day, then a weekend.
  expect(await filed(ada)).toMatchObject({ receivedOn: '2026-11-25', dueOn: '2026-12-28' })
})

test('ACC-08 the type is enough, and the words stay out of the ledger', async () => {
  const { host, ada } = await apiAs()
  const { id } = await filed(ada, { requestType: 'complaint', text: 'Secret words' })
  const facts = await Array.fromAsync(host.store.history(`request/${id}`))
  expect(JSON.stringify(facts.map(({ event }) => event))).not.toContain('Secret')
  expect((await file(ada, { requestType: 'access' })).status).toBe(201)
})

test('API-03 the same key is the same request; with something else it is refused', async () => {
  const { ada } = await apiAs()
  const wanted = { requestType: 'access', text: 'All of it' }
  const [first, again] = [await file(ada, wanted, { 'Idempotency-Key': key }), await file(ada, wanted, { 'Idempotency-Key': key })]
  expect([first.status, again.status]).toEqual([201, 201])
  const view = await first.json()
  expect(view.id).toBe(JSON.parse(key))
  expect(await again.json()).toEqual(view)
  for (const other of [
    { requestType: 'erasure' },
    { requestType: 'access', text: 'Some of it' },
    { requestType: 'access', category: 'orders' },
  ]) {
    const refused = await file(ada, other, { 'Idempotency-Key': key })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'request-exists' })
  }
  expect((await (await ada.ask('/api/v1/requests')).json()).requests).toHaveLength(1)
  expect((await file(ada, wanted, { 'Idempotency-Key': 'not-quoted' })).status).toBe(400)
})

test('AZ-01 the request of somebody else does not exist, by any route', async () => {
  const { ada, eve } = await apiAs()
  const { id } = await filed(ada)
  const path = `/api/v1/requests/${id}`
  const answers = [
    await eve.ask(path),
    await eve.post(`${path}/messages`, { text: 'Hello' }),
    await eve.ask(`${path}/withdrawal`, { method: 'POST' }),
    await eve.ask('/api/v1/requests/none'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect((await (await eve.ask('/api/v1/requests')).json()).requests).toEqual([])
  expect(await (await ada.ask(path)).json()).toMatchObject({ status: 'received', messages: [] })
})

test('messages go back and forth; a withdrawn request is closed to all of it', async () => {
  const { ada } = await apiAs()
  const { id } = await filed(ada)
  const path = `/api/v1/requests/${id}`
  const written = await (await ada.post(`${path}/messages`, { text: ' One more thing ' })).json()
  expect(written.messages).toMatchObject([{ from: 'data-subject', text: 'One more thing' }])
  const withdrawn = await (await ada.ask(`${path}/withdrawal`, { method: 'POST' })).json()
  expect(withdrawn).toMatchObject({ status: 'withdrawn', open: false, steps: [{}, { type: 'MessageAdded' }, { type: 'RequestWithdrawn' }] })
  const late = await ada.post(`${path}/messages`, { text: 'Wait' })
  expect(late.status).toBe(409)
  expect(await late.json()).toMatchObject({ code: 'request-closed' })
  expect((await ada.ask(`${path}/withdrawal`, { method: 'POST' })).status).toBe(409)
})

test('IDV-03 erasure needs a fresh proof, the others none', async () => {
  const { host, ada } = await apiAs()
  expect((await file(ada, { requestType: 'erasure' })).status).toBe(201)
  host.pass(11)
  const refused = await file(ada, { requestType: 'erasure' })
  expect(refused.status).toBe(403)
  expect(await refused.json()).toMatchObject({ code: 'fresh-proof-needed' })
  expect((await file(ada, { requestType: 'objection', purpose: 'security' })).status).toBe(201)
  expect((await (await ada.ask('/api/v1/requests')).json()).requests).toMatchObject([{ purpose: 'security' }, { requestType: 'erasure' }])
})

test.each([
  [{ requestType: 'delete-me' }, '/requestType'],
  [{ requestType: 'access', category: 'nothing' }, '/category'],
  [{ requestType: 'objection', purpose: 'nothing' }, '/purpose'],
  [{ requestType: 'access', urgent: true }, '/urgent'],
  [{ requestType: 'access', text: 'x'.repeat(5001) }, '/text'],
])('what cannot be understood is refused with the field: %j', async (wanted, pointer) => {
  const { ada } = await apiAs()
  const refused = await file(ada, wanted)
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ errors: [{ pointer }] })
  expect((await (await ada.ask('/api/v1/requests')).json()).requests).toEqual([])
})

test('whoever is not signed in files nothing', async () => {
  const { ada, sam } = await apiAs()
  await ada.ask('/api/v1/session', { method: 'DELETE' })
  expect((await file(ada, { requestType: 'access' })).status).toBe(401)
  expect((await file(sam, { requestType: 'access' })).status).toBe(403)
})
