import { expect, test } from 'vitest'
import { browser } from '#testing/browser.ts'
import { asked, disputed, proof } from '#testing/disputed.ts'
import { tokenTo } from '#testing/mail-link.ts'
import { unzipText } from '#testing/unzip.ts'

const wrong = { field: 'surname', value: 'Lovelace', why: 'A slip of the pen.', file: proof }
const requestsOf = async ({ ada }: Awaited<ReturnType<typeof disputed>>) => (await asked(ada.ask('/api/v1/requests'))).requests

test('REC-01 what the system takes over is taken over at once, and no reason and no file is kept', async () => {
  const all = await disputed()
  const answer = await asked(all.correct({ ...wrong, field: 'phone', value: '+46 8 999' }))
  expect(answer.item.values[0]).toEqual({ name: 'phone', value: '+46 8 999', correctable: true })
  expect([answer.request, answer.item.restricted, await requestsOf(all)]).toEqual([undefined, false, []])
})

test('REC-01 RES-01 what a human must decide becomes a request, with what stands there, what should, why, and the file', async () => {
  const all = await disputed()
  const { item, request } = await asked(all.correct(wrong))
  expect(request.dueOn).toBe('2026-12-22')
  expect(item.restricted).toBe(true)
  expect(item.values[1]).toEqual({ name: 'surname', value: 'Lovelock', disputed: { request: request.id, dueOn: '2026-12-22' } })
  expect(await asked(all.ada.ask(`/api/v1/requests/${request.id}`))).toMatchObject({
    requestType: 'rectification',
    category: 'profile',
    item: all.id,
    messages: [{ text: 'A slip of the pen.' }],
    correction: {
      field: 'surname',
      before: 'Lovelock',
      after: 'Lovelace',
      file: { name: 'Proof.pdf', type: 'application/pdf', size: 14 },
    },
  })
  const facts = await Array.fromAsync(all.host.store.history(`request/${request.id}`))
  expect(facts[0]!.event).toMatchObject({ field: 'surname' })
  expect(JSON.stringify(facts.map(({ event }) => event)), 'the ledger holds no words').not.toMatch(/Lovel|slip|Proof/)
})

test('the list marks a disputed item too, and it needs no reason and no file', async () => {
  const all = await disputed()
  const id = await all.dispute()
  expect((await asked(all.ada.ask('/api/v1/items'))).items).toMatchObject([{ restricted: true }])
  expect((await asked(all.ada.ask(`/api/v1/requests/${id}`))).messages).toEqual([])
  await all.ada.post(`/api/v1/requests/${id}/withdrawal`, {})
  expect((await all.item()).values[1]).toEqual({ name: 'surname', value: 'Lovelock' })
})

test.each([
  ['field-unknown', 'fax'],
  ['field-redacted', 'rival'],
])('%s is said of the field', async (code, field) => {
  const all = await disputed()
  const answer = await all.correct({ field, value: 'x' })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ code, errors: [{ pointer: '/field' }] })
  expect(await requestsOf(all)).toEqual([])
})

test('one field is disputed once, another field of the item beside it, and the first again when it is answered', async () => {
  const all = await disputed()
  const [one, other] = await Promise.all([all.correct(wrong), all.correct(wrong)])
  expect([one.status, other.status].sort()).toEqual([200, 409])
  const again = await all.correct(wrong)
  expect([again.status, (await again.json()).code]).toEqual([409, 'request-open'])
  expect((await all.correct({ field: 'vip', value: 'true' })).status).toBe(200)
  await all.decide((await all.item()).values[1]!.disputed!.request, { type: 'Fulfil', text: 'Done.' })
  expect((await all.correct(wrong)).status).toBe(200)
})

test('what the system says it takes and then refuses becomes a request', async () => {
  const all = await disputed({ over: { correct: async () => ({ category: 'profile', result: 'not-possible', count: 0 }) } })
  expect(await asked(all.correct({ field: 'phone', value: '1' }))).toMatchObject({ request: { dueOn: '2026-12-22' } })
})

test('what was observed, and what the tenant wants a human to see, is not typed over', async () => {
  const all = await disputed()
  all.host.tenant.categories[0]!.fields.phone!.reviewed = true
  expect((await all.item()).values[0]).not.toHaveProperty('correctable')
  expect(await asked(all.correct({ field: 'phone', value: '1' }))).toHaveProperty('request')
  const other = await disputed()
  other.held().origin = 'observed'
  expect(await asked(other.correct({ field: 'phone', value: '1' }))).toHaveProperty('request')
  expect(other.held().values[0]!.value).toBe('+46 8 123 456')
})

test('a category the tenant does not know can be wrong all the same', async () => {
  const all = await disputed()
  all.held().category = 'shoes'
  const id = await all.dispute()
  const view = await asked(all.ada.ask(`/api/v1/requests/${id}`))
  expect([view.item, view.category]).toEqual([all.id, undefined])
})

test('AZ-01 nobody corrects what is not theirs, not by a link and not while looking on', async () => {
  const all = await disputed()
  expect((await all.correct(wrong, all.eve)).status).toBe(404)
  const byLink = browser(all.host, all.ada.app)
  await byLink.post('/api/v1/auth/exchange', { token: tokenTo(all.host, 'ada@example.org', 'p1') })
  expect(await asked(all.correct(wrong, byLink))).toMatchObject({ code: 'not-allowed' })
  expect((await all.correct(wrong, all.olga)).status).toBe(403)
  const { people } = await asked(all.sam.post('/api/v1/staff/people/search', { text: 'Lovelace' }))
  await all.sam.post('/api/v1/staff/views', { personId: people[0].personId, reason: 'support-call', ticket: 'T-1' })
  expect(await asked(all.correct(wrong, all.sam))).toMatchObject({ code: 'impersonation-read-only' })
  await all.ada.ask('/api/v1/session', { method: 'DELETE' })
  expect((await all.correct(wrong)).status).toBe(401)
  expect(await all.host.store.count('request', {})).toBe(0)
})

test('IMP-04 staff who look on see that something is disputed, not what', async () => {
  const all = await disputed()
  const id = await asked(all.correct(wrong)).then(({ request }) => request.id)
  const { people } = await asked(all.sam.post('/api/v1/staff/people/search', { text: 'Lovelace' }))
  await all.sam.post('/api/v1/staff/views', { personId: people[0].personId, reason: 'support-call', ticket: 'T-1' })
  const seen = await (await all.sam.ask(`/api/v1/requests/${id}`)).text()
  expect(seen).toContain('"field":"surname"')
  expect(seen).not.toMatch(/Lovelock|"Lovelace"|slip|Proof/)
})

test('a silent system is 503, and nothing is filed', async () => {
  const silent = await disputed({ over: { correct: () => Promise.reject(new Error('no answer')) } })
  expect(await asked(silent.correct({ field: 'phone', value: '1' }))).toMatchObject({ code: 'source-silent', status: 503 })
  const gone = await disputed({ over: { one: () => Promise.reject(new Error('no answer')) } })
  expect(await asked(gone.correct(wrong))).toMatchObject({ code: 'source-silent' })
  expect([await requestsOf(silent), await requestsOf(gone)]).toEqual([[], []])
  expect(await asked(silent.correct({ field: 'phone', value: '1' })), 'it may be tried again').toMatchObject({ code: 'source-silent' })
})

test('a file that is not what it says, is of no type we take, or is too large is refused, and nothing is filed', async () => {
  const all = await disputed()
  const file = (change: object) => all.correct({ ...wrong, file: { ...proof, ...change } })
  const lie = await file({ data: btoa('MZ\x90\x00') })
  expect([lie.status, await lie.json()]).toEqual([422, expect.objectContaining({ code: 'file-other-type' })])
  expect((await file({ type: 'text/html' })).status).toBe(422)
  expect((await file({ data: btoa('%PDF-'.padEnd(525_003)) })).status).toBe(422)
  expect((await file({ name: 'x'.repeat(1024 * 1024) })).status).toBe(413)
  expect(await requestsOf(all)).toEqual([])
})

test('only a correction may come with a file: its body is up to 1 MiB, every other up to 64 KiB', async () => {
  const all = await disputed()
  const large = { ...proof, data: btoa('%PDF-'.padEnd(524_997)) }
  expect((await all.correct({ ...wrong, file: large })).status).toBe(200)
  const text = 'x'.repeat(64 * 1024)
  expect((await all.ada.post('/api/v1/requests', { requestType: 'access', text })).status).toBe(413)
  expect((await all.ada.post('/api/v1/items/corrections', { text })).status).toBe(413)
})

test('REC-01 RES-01 a copy says beside the value that it is disputed, and holds what was said', async () => {
  const all = await disputed()
  const { request } = await asked(all.correct(wrong))
  const { url } = await asked(all.ada.post('/api/v1/exports', { scope: 'access' }))
  const files = unzipText(new Uint8Array(await (await all.ada.ask(url)).arrayBuffer()))
  const [item] = JSON.parse(files.get('data/profile.json')!)
  expect(item).toMatchObject({ restricted: true, values: [{}, { name: 'surname', disputed: { request: request.id } }, {}, {}] })
  expect(files.get('requests.json')).toContain('A slip of the pen.')
})

test('a person sends twenty files a day', async () => {
  const all = await disputed()
  const answers = []
  for (let n = 0; n < 21; n++) {
    const answer = await all.correct(wrong)
    answers.push(answer.status)
    if (answer.ok) await all.ada.post(`/api/v1/requests/${(await answer.json()).request.id}/withdrawal`, {})
  }
  expect(answers).toEqual([...Array(20).fill(200), 429])
})
