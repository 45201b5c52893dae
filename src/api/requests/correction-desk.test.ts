import { expect, test } from 'vitest'
import { itemView } from '#api/contract/data.ts'
import type { HistoryPage } from '#api/contract/history.ts'
import { requestView } from '#api/contract/requests.ts'
import { deskView } from '#api/contract/staff.ts'
import { deliver } from '#api/effects/deliver.ts'
import { asked, disputed, proof } from '#testing/disputed.ts'

const reviewed = async () => {
  const all = await disputed()
  all.host.tenant.categories[0]!.fields.phone!.reviewed = true
  return { ...all, request: await all.dispute({ field: 'phone', value: '+46 8 999', why: 'New phone.', file: proof }) }
}
const takeOver = { type: 'Fulfil', text: 'Corrected.', takeOver: true }

test('REC-01 the desk sees the field, what stands there, what should, why, and who can take it over', async () => {
  const { olga, request } = await reviewed()
  expect(await asked(olga.ask(`/api/v1/staff/requests/${request}`))).toMatchObject({
    correction: { field: 'phone', system: 'CRM', before: '+46 8 123 456', after: '+46 8 999', file: { name: 'Proof.pdf', size: 14 } },
    messages: [{ text: 'New phone.' }],
    takesOver: 'CRM',
  })
})

test('API-01 what is answered is what the contract declares, no member more', async () => {
  const all = await reviewed()
  const seen = async (by: typeof all.ada, path: string) => asked(by.ask(`/api/v1/${path}`))
  for (const stage of ['open', 'closed']) {
    const [desk, own, item] = await Promise.all([
      seen(all.olga, `staff/requests/${all.request}`),
      seen(all.ada, `requests/${all.request}`),
      seen(all.ada, `items/${all.id}`),
    ])
    expect([desk, own, item], stage).toEqual([deskView.parse(desk), requestView.parse(own), itemView.parse(item)])
    await all.decide(all.request, takeOver)
  }
})

test('the office has the system take the value over, and the answer says so; those who received it are named', async () => {
  const all = await reviewed()
  expect(await asked(all.decide(all.request, takeOver))).toMatchObject({
    status: 'fulfilled',
    outcomes: [{ category: 'profile', result: 'corrected', count: 1 }],
  })
  expect(all.held().values[0]!.value).toBe('+46 8 999')
  await deliver(all.host)
  expect(all.host.mails.at(-1)!.text).toContain('Mailer Inc.')
  expect(all.host.mails.at(-1)!.text).not.toContain('999')
})

test('by hand: nothing is written into the system, and the answer says done', async () => {
  const all = await reviewed()
  expect(await asked(all.decide(all.request, { type: 'Fulfil', text: 'Done by hand.' }))).toMatchObject({
    outcomes: [{ category: 'profile', result: 'done', count: 1 }],
  })
  expect(all.held().values[0]!.value).toBe('+46 8 123 456')
})

test('a system that does not take it says so, and the request stays open', async () => {
  const all = await disputed()
  const request = await all.dispute()
  const refused = await all.decide(request, takeOver)
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'not-taken-over'])
  expect(await asked(all.ada.ask(`/api/v1/requests/${request}`))).toMatchObject({ status: 'received', messages: [], outcomes: [] })
})

test.each(['correct', 'find'] as const)('a system that is silent (%s) is 503, and the request stays open', async (member) => {
  let silent = false
  const all = await reviewed()
  all.host.sources = all.host.sources.map((source) => ({
    ...source,
    [member]: (...how: never[]) =>
      silent ? Promise.reject(new Error('no answer')) : (source[member] as (...all: never[]) => unknown)(...how),
  }))
  silent = true
  const refused = await all.decide(all.request, takeOver)
  expect([refused.status, (await refused.json()).code]).toEqual([503, 'source-silent'])
  silent = false
  expect((await all.decide(all.request, takeOver)).status, 'and may be answered later').toBe(200)
})

test('what is no correction is not taken over anywhere', async () => {
  const all = await disputed()
  for (const wanted of [{ requestType: 'access' }, { requestType: 'rectification', category: 'profile', item: all.id }]) {
    const { id } = await asked(all.ada.post('/api/v1/requests', wanted))
    expect(await asked(all.olga.ask(`/api/v1/staff/requests/${id}`))).not.toHaveProperty('takesOver')
    expect((await all.decide(id, takeOver)).status).toBe(409)
  }
})

test('only the office has the file, to keep and never to show; that it looked is on the person’s record', async () => {
  const all = await reviewed()
  const path = `/api/v1/staff/requests/${all.request}/file`
  for (const [by, status] of [
    [all.ada, 403],
    [all.sam, 403],
    [all.eve, 403],
  ] as const)
    expect((await by.ask(path)).status).toBe(status)
  const before = (await asked(all.ada.ask('/api/v1/history'))).entries.length
  const answer = await all.olga.ask(path)
  expect(await answer.text()).toBe('%PDF-1.7 proof')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''Proof.pdf`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  const { entries } = (await asked(all.ada.ask('/api/v1/history'))) as HistoryPage
  expect(
    entries
      .slice(0, entries.length - before)
      .map(({ event }) => event.type)
      .sort(),
  ).toEqual(['PageSeen', 'ViewStarted', 'VisitEnded'])
  expect((await asked(all.olga.ask('/api/v1/staff/audit'))).views).toMatchObject([
    { reason: 'rights-request', ticket: all.request.slice(0, 8).toUpperCase(), actor: 'olga@acme.example' },
  ])
})

test('a request without a file has none to fetch, and one that never was neither', async () => {
  const all = await disputed()
  const request = await all.dispute()
  for (const id of [request, 'none']) expect((await all.olga.ask(`/api/v1/staff/requests/${id}/file`)).status).toBe(404)
})

test('an erasure takes what was said and the file with it', async () => {
  const all = await reviewed()
  const { id } = await asked(all.ada.post('/api/v1/requests', { requestType: 'erasure' }))
  all.host.sources = all.host.sources.map((source) => ({ ...source, erase: async () => [] }))
  expect((await all.decide(id, { type: 'Fulfil', text: 'Gone.' })).status).toBe(200)
  expect(await all.host.store.vault.all(`request/${all.request}`)).toEqual({})
  expect((await all.olga.ask(`/api/v1/staff/requests/${all.request}/file`)).status).toBe(404)
  expect(await asked(all.olga.ask(`/api/v1/staff/requests/${all.request}`))).not.toHaveProperty('correction')
})
