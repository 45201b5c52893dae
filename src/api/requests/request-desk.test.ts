import { expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import { apiAs, type Signed } from '#testing/api-as.ts'

const filed = async ({ ada }: Signed, wanted: object = { requestType: 'access' }): Promise<string> =>
  (await (await ada.post('/api/v1/requests', wanted)).json()).id
const act = ({ olga }: Signed, id: string, command: object) => olga.post(`/api/v1/staff/requests/${id}/acts`, command)
const own = async ({ ada }: Signed, id: string) => (await ada.ask(`/api/v1/requests/${id}`)).json()
const newestMail = async ({ host }: Signed) => {
  await deliver(host)
  return host.mails.at(-1)!
}

test('the queue shows what is due first, who asked, and how much is late', async () => {
  const all = await apiAs()
  const { olga, eve, host } = all
  const first = await filed(all)
  host.pass(24 * 60)
  await eve.signIn('eve@example.org')
  await eve.post('/api/v1/requests', { requestType: 'erasure' })
  await olga.signIn('olga@acme.example')
  const queue = await (await olga.ask('/api/v1/staff/requests')).json()
  expect(queue).toMatchObject({
    requests: [
      { id: first, name: 'Ada Lovelace', dueOn: '2026-12-22', daysLeft: 29 },
      { name: 'Eve Adams', dueOn: '2026-12-23', daysLeft: 30 },
    ],
    matching: 2,
    late: 0,
  })
  host.pass(30 * 24 * 60)
  await olga.signIn('olga@acme.example')
  expect(await (await olga.ask('/api/v1/staff/requests')).json()).toMatchObject({ late: 1, requests: [{ daysLeft: -1 }, {}] })
})

test('the queue goes on where the page before ended, and is narrowed by status', async () => {
  const all = await apiAs()
  const { olga } = all
  for (let count = 0; count < 27; count++) await filed(all)
  const page = await (await olga.ask('/api/v1/staff/requests?status=open')).json()
  const rest = await (await olga.ask(`/api/v1/staff/requests?status=open&after=${page.next}`)).json()
  expect([page.requests.length, rest.requests.length, page.matching]).toEqual([25, 2, 27])
  expect(new Set([...page.requests, ...rest.requests].map(({ id }) => id)).size).toBe(27)
  expect(rest.next).toBeUndefined()
  await act(all, page.requests[0].id, { type: 'StartWork' })
  expect((await (await olga.ask('/api/v1/staff/requests?status=in_progress')).json()).matching).toBe(1)
  expect((await (await olga.ask('/api/v1/staff/requests?status=closed')).json()).matching).toBe(0)
  expect((await olga.ask('/api/v1/staff/requests?after=rubbish')).status).toBe(400)
})

test('support staff and persons have no desk', async () => {
  const all = await apiAs()
  const { sam, ada } = all
  const id = await filed(all)
  for (const by of [sam, ada]) {
    expect((await by.ask('/api/v1/staff/requests')).status).toBe(403)
    expect((await by.ask(`/api/v1/staff/requests/${id}`)).status).toBe(403)
    expect((await by.post(`/api/v1/staff/requests/${id}/acts`, { type: 'StartWork' })).status).toBe(403)
  }
  expect((await own(all, id)).status).toBe('received')
})

test('work, words and questions reach the person; staff stand in the ledger as a pseudonym', async () => {
  const all = await apiAs()
  const id = await filed(all)
  expect(await (await act(all, id, { type: 'StartWork' })).json()).toMatchObject({
    status: 'in_progress',
    name: 'Ada Lovelace',
    email: 'ada@example.org',
  })
  await act(all, id, { type: 'AddMessage', text: 'We are reading.' })
  expect((await newestMail(all)).text).toContain(`/requests/${id}`)
  await act(all, id, { type: 'AskClarification', text: 'Which year?' })
  expect((await newestMail(all)).text).not.toContain('Which year')
  expect(await own(all, id)).toMatchObject({
    status: 'awaiting_clarification',
    messages: [
      { from: 'office', text: 'We are reading.' },
      { from: 'office', text: 'Which year?' },
    ],
  })
  const facts = await Array.fromAsync(all.host.store.history(`request/${id}`))
  expect(facts.at(-1)).toMatchObject({ door: 'staff', actor: expect.stringMatching(/^staff\/[0-9a-f]{32}$/) })
})

test('TIM-04 an extension is three months from receipt, once, with a mail that says so', async () => {
  const all = await apiAs()
  const id = await filed(all)
  const extend = { type: 'Extend', reason: 'complexity', text: 'Many tickets.' }
  expect(await (await act(all, id, extend)).json()).toMatchObject({ status: 'extended', dueOn: '2027-02-22', firstDueOn: '2026-12-22' })
  expect((await newestMail(all)).text).toContain('22 February 2027')
  const again = await act(all, id, extend)
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ code: 'request-extended-already' })
  expect((await act(all, id, { ...extend, reason: 'staff_shortage' })).status).toBe(422)
})

test('rule 6 a refusal names its ground, the remedy and the authority, and is final', async () => {
  const all = await apiAs()
  const id = await filed(all)
  await act(all, id, { type: 'Refuse', ground: 'manifestly_excessive', text: 'The eleventh this week.' })
  expect(await own(all, id)).toMatchObject({ status: 'refused', open: false, refusal: { ground: 'manifestly_excessive', late: false } })
  const { text } = await newestMail(all)
  expect(text).toContain('manifestly excessive')
  expect(text).toContain('IMY')
  expect(text).toContain('https://www.imy.se')
  expect((await act(all, id, { type: 'Fulfil', text: 'After all' })).status).toBe(409)
})

test('ACC-10 OBJ-01 a ground the right does not know is refused', async () => {
  const all = await apiAs()
  for (const requestType of ['access', 'objection_direct_marketing']) {
    const id = await filed(all, { requestType })
    const refused = await act(all, id, { type: 'Refuse', ground: 'third_party_rights', text: 'Others' })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'ground-not-allowed', errors: [{ pointer: '/ground' }] })
    expect((await own(all, id)).status).toBe('received')
  }
})

test('a request that does not exist is not found', async () => {
  const all = await apiAs()
  expect((await act(all, 'none', { type: 'StartWork' })).status).toBe(404)
  expect((await all.olga.ask('/api/v1/staff/requests/none')).status).toBe(404)
})

test('other rights are fulfilled with what was done', async () => {
  const all = await apiAs()
  const id = await filed(all, { requestType: 'rectification', category: 'profile' })
  await act(all, id, { type: 'Fulfil', text: 'Corrected.' })
  expect(await own(all, id)).toMatchObject({
    status: 'fulfilled',
    outcomes: [{ category: 'profile', result: 'done', count: 1 }],
    messages: [{ text: 'Corrected.' }],
  })
})
