import { expect, test } from 'vitest'
import { provenEmail } from '#api/address.ts'
import { deliver } from '#api/effects/deliver.ts'
import { personStream } from '#api/identity.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { apiAs } from '#testing/api-as.ts'
import { ada } from '#testing/crm-and-ada.ts'
import { type KeepingSource, keepingSource } from '#testing/keeping-source.ts'
import { reconcile } from './reconcile.ts'

/** Ada has asked to be forgotten and is; the CRM still has her. */
async function afterErasure() {
  const clock = { now: () => new Date('2026-11-22T09:00:00Z') }
  const crm = keepingSource({ 7: [ada] }, () => clock.now())
  const store = memoryStore()
  const all = await apiAs({ store, sources: [recordsSource(store, 'Records'), crm] })
  const { host } = all
  clock.now = host.now
  await all.ada.post('/api/v1/choices', { type: 'Subscribe', topic: 'news', channel: 'email' })
  await all.ada.post('/api/v1/choices', { type: 'Unsubscribe', topic: 'offers', channel: 'email' })
  const { id } = await (await all.ada.post('/api/v1/requests', { requestType: 'erasure', text: 'All of it' })).json()
  const answer = await all.olga.post(`/api/v1/staff/requests/${id}/acts`, { type: 'Fulfil', text: 'Done as asked.' })
  expect(answer.status).toBe(200)
  crm.told.length = 0
  await deliver(host)
  const heir = async () => (await host.store.addresses.find([provenEmail(host.keys, ada).key]))[0]!
  return { host, crm, keeper: host.sources[1] as KeepingSource, heir }
}

test('ERA-03 what waited to be told of somebody who was erased is not told any more', async () => {
  const { crm } = await afterErasure()
  expect(crm.told).toEqual([])
})

test('ERA-03 a system that still has them brings back their stops and nothing else of them', async () => {
  const { host, crm, keeper, heir } = await afterErasure()
  const before = await heir()
  host.pass(60)
  crm.edit('7', { stopped: ['newsletter'] })
  await reconcile(host, keeper, { all: true })
  await deliver(host)
  // What is to be written back was only found by looking.
  await deliver(host)
  expect(await heir()).toBe(before)
  expect(await host.store.vault.all(personStream(before))).toEqual({})
  const [snapshot] = await host.store.load([personStream(before)])
  expect(snapshot!.state).toMatchObject({
    consents: { newsletter: { status: 'refused' } },
    topics: { offers: { email: { status: 'unsubscribed' } } },
  })
  expect(Object.keys((snapshot!.state as { topics: object }).topics)).toEqual(['offers'])
  expect(crm.rows.get('7')!.stopped, 'SUP-03 the stop that stayed holds there too').toEqual(new Set(['newsletter', 'offers']))
  expect((await host.store.list('person', {}, 100)).length, 'Ada, her heir, nobody else').toBeLessThanOrEqual(2)
})
