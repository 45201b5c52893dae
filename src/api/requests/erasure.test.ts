import { expect, test } from 'vitest'
import { provenEmail } from '#api/address.ts'
import { deliver } from '#api/effects/deliver.ts'
import { personStream } from '#api/identity.ts'
import { type ChoicesCommand, choices } from '#domain/choices.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import type { Source } from '#sources/source.ts'
import { execute } from '#store/execute.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { apiAs, type Signed } from '#testing/api-as.ts'
import { mailLink } from '#testing/mail-link.ts'

const email = 'ada@example.org'
const filed = async ({ ada }: Signed, wanted: object = {}): Promise<string> =>
  (await (await ada.post('/api/v1/requests', { requestType: 'erasure', text: 'All of it', ...wanted })).json()).id
const fulfil = ({ olga }: Signed, id: string) => olga.post(`/api/v1/staff/requests/${id}/acts`, { type: 'Fulfil', text: 'Done as asked.' })
const held = async ({ ada }: Signed) =>
  (await (await ada.ask('/api/v1/items')).json()).items.map(({ category }: { category: string }) => category)

test('ERA-02 an erasure of one category erases that and says so', async () => {
  const all = await apiAs()
  const id = await filed(all, { category: 'visits' })
  expect(await (await fulfil(all, id)).json()).toMatchObject({
    status: 'fulfilled',
    outcomes: [{ category: 'visits', result: 'erased', count: 1 }],
    name: 'Ada Lovelace',
  })
  expect((await held(all)).sort()).toEqual(['orders', 'profile'])
})

test('ERA-02 whatever a system keeps stands there with its ground and its end', async () => {
  const store = memoryStore()
  const keeping: Source = {
    ...recordsSource(store, 'Books'),
    id: 'books',
    erase: async () => [{ category: 'orders', result: 'kept', count: 7, ground: 'legal_obligation', until: '2031-12-31' }],
  }
  const all = await apiAs({ store, sources: [recordsSource(store, 'Records'), keeping] })
  const id = await filed(all)
  const view = await (await fulfil(all, id)).json()
  expect(view.status).toBe('partially_fulfilled')
  expect(view.outcomes).toContainEqual({ category: 'orders', result: 'kept', count: 7, ground: 'legal_obligation', until: '2031-12-31' })
  expect(view.outcomes).toContainEqual({ category: 'visits', result: 'erased', count: 1 })
})

test('ERA-03 whoever is erased as a whole leaves the vault, and their stops stay with the address', async () => {
  const all = await apiAs()
  const { host, ada } = all
  const { key } = provenEmail(host.keys, email)
  const before = (await host.store.addresses.find([key]))[0]!
  await ada.post('/api/v1/choices', { type: 'Unsubscribe', topic: 'offers', channel: 'email' })
  await ada.post('/api/v1/choices', { type: 'Object', purpose: 'direct-marketing' })
  await ada.post('/api/v1/choices', { type: 'Subscribe', topic: 'news', channel: 'email' })
  const older = await filed(all, { requestType: 'access', text: 'Older words' })
  const id = await filed(all)
  expect((await fulfil(all, id)).status).toBe(200)

  for (const owner of [`person/${before}`, `request/${id}`, `request/${older}`] as const)
    expect(await host.store.vault.all(owner)).toEqual({})
  const after = (await host.store.addresses.find([key]))[0]!
  expect(after).not.toBe(before)
  expect(await host.store.addresses.of([before])).toEqual([[]])
  const choices = (await mailLink(host, 2, email).choicesNow())!
  expect(choices.topics).toMatchObject({ offers: { email: { status: 'unsubscribed' } } })
  expect(choices.topics.news).toBeUndefined()
  expect(Object.keys(choices.objections)).toEqual(['direct-marketing'])
  expect(await host.store.vault.all(`person/${after}`)).toEqual({})
})

test('SUP-03 a block of the mailbox outlives an erasure', async () => {
  const all = await apiAs()
  const { host, ada } = all
  const { key } = provenEmail(host.keys, email)
  const person = personStream((await host.store.addresses.find([key]))[0]!)
  const block: ChoicesCommand = { type: 'Block', channel: 'email', reason: 'complaint' }
  const report = { at: host.now().toISOString(), actor: 'system', door: 'feedback', language: 'en' } as const
  await ada.post('/api/v1/choices', { type: 'Subscribe', topic: 'news', channel: 'sms' })
  await execute(host.store, host.sha256, choices(host.tenant), person, block, report)
  expect((await fulfil(all, await filed(all))).status).toBe(200)
  const kept = (await mailLink(host, 2, email).choicesNow())!
  expect(kept.blocks).toMatchObject({ email: { reason: 'complaint' } })
  expect(kept.topics).toEqual({})
})

test('SUP-03 receivers are told of the stops that stay, under the key the address has', async () => {
  const bodies: { keys: string[]; events: object[] }[] = []
  const all = await apiAs({ webhooks: { ids: ['crm'], call: async (_, { body }) => void bodies.push(JSON.parse(body)) } })
  await all.ada.post('/api/v1/choices', { type: 'Unsubscribe', topic: 'offers', channel: 'email' })
  await deliver(all.host)
  bodies.length = 0
  expect((await fulfil(all, await filed(all))).status).toBe(200)
  await deliver(all.host)
  const { key } = provenEmail(all.host.keys, email)
  expect(bodies).toMatchObject([
    { keys: [key], events: [{ type: 'Forgotten' }, { type: 'Unsubscribed', topic: 'offers', channel: 'email' }] },
  ])
})

test('whoever is erased as a whole is signed out, so that nothing is saved for nobody', async () => {
  const all = await apiAs()
  expect((await fulfil(all, await filed(all))).status).toBe(200)
  const choice = await all.ada.post('/api/v1/choices', { type: 'Subscribe', topic: 'news', channel: 'email' })
  expect(choice.status).toBe(401)
  expect(await (await all.ada.ask('/api/v1/session')).json()).toEqual({ scope: 'none' })
})

test('the answer to a whole erasure is the last mail, since nobody can sign in to read it', async () => {
  const all = await apiAs()
  await deliver(all.host)
  const id = await filed(all)
  await fulfil(all, id)
  await deliver(all.host)
  const mail = all.host.mails.at(-1)!
  expect(mail.to).toBe(email)
  expect(mail.text).toContain('Your visits: 1 item erased.')
  expect(mail.text).toContain('Done as asked.')
  expect(mail.text).toContain('IMY')
  await all.ada.signIn(email)
  expect(await held(all)).toEqual([])
  expect((await (await all.ada.ask('/api/v1/requests')).json()).requests).toEqual([])
})

test('what a system cannot erase is erased there first; the answer then still counts what went before', async () => {
  const store = memoryStore()
  let stuck = true
  const stubborn: Source = {
    ...recordsSource(store, 'Old'),
    id: 'old',
    can: [],
    erase: async () => (stuck ? [{ category: 'tickets', result: 'not-possible', count: 2 }] : []),
  }
  const all = await apiAs({ store, sources: [recordsSource(store, 'Records'), stubborn] })
  const id = await filed(all)
  const refused = await fulfil(all, id)
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ code: 'source-cannot-erase' })
  expect((await all.host.store.vault.read(`request/${id}`, `message/${id}`)) as string).toBe('All of it')
  stuck = false
  const view = await (await fulfil(all, id)).json()
  expect(view.status).toBe('fulfilled')
  expect(view.outcomes).toContainEqual({ category: 'visits', result: 'erased', count: 1 })
})

test('a system that does not answer leaves the request open', async () => {
  const store = memoryStore()
  const silent: Source = { ...recordsSource(store, 'Far'), id: 'far', erase: () => Promise.reject(new Error('no answer')) }
  const all = await apiAs({ store, sources: [recordsSource(store, 'Records'), silent] })
  const id = await filed(all)
  const refused = await fulfil(all, id)
  expect(refused.status).toBe(503)
  expect(await refused.json()).toMatchObject({ code: 'source-silent' })
  expect((await (await all.ada.ask(`/api/v1/requests/${id}`)).json()).open).toBe(true)
})

test('the erasure of one item is answered when the item is gone', async () => {
  const all = await apiAs()
  const { items } = await (await all.ada.ask('/api/v1/items?category=visits')).json()
  const id = await filed(all, { category: 'visits', item: items[0].id })
  expect((await fulfil(all, id)).status).toBe(409)
  expect(await held(all)).toContain('visits')
  await all.host.store.records.remove([{ system: 'Shop', id: 'v1' }])
  expect(await (await fulfil(all, id)).json()).toMatchObject({ outcomes: [{ category: 'visits', result: 'erased', count: 1 }] })
})
