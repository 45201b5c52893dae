import { expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import type { Webhooks } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import { testHost } from '#testing/host.ts'
import { actOf, keyOfAda } from '#testing/webhook-act.ts'
import { webhookEffects } from './webhook-effects.ts'

/** A host that tells these receivers, and what they were told. */
function telling(...ids: string[]) {
  const told: { webhook: string; id: string; at: Date; body: unknown }[] = []
  const call: Webhooks['call'] = async (webhook, { id, at, body }) => void told.push({ webhook, id, at, body: JSON.parse(body) })
  return { host: testHost({ webhooks: { ids, call } }), told }
}

test('a receiver is told what happened, when, by which door and to whom, and nothing that names a person', async () => {
  const { host, told } = telling('crm')
  const at = host.now()
  await actOf(host)
  host.pass(3)
  await deliver(host)
  const event = { type: 'Unsubscribed', topic: 'news', channel: 'email' }
  const body = { type: 'choices.changed', position: '1', at: at.toISOString(), door: 'one-click', keys: [keyOfAda], events: [event] }
  expect(told).toEqual([{ webhook: 'crm', id: expect.any(String), at: host.now(), body }])
})

test('each receiver gets a message of its own for each act, and only the facts of that act', async () => {
  const { host, told } = telling('crm', 'shop')
  await actOf(host)
  await actOf(host)
  await deliver(host)
  const topics = (webhook: string) => told.filter((one) => one.webhook === webhook).map(({ body }) => (body as Told).events)
  for (const webhook of ['crm', 'shop'])
    expect(topics(webhook)).toEqual([
      [expect.objectContaining({ type: 'Unsubscribed', topic: 'news' })],
      [expect.objectContaining({ type: 'Unsubscribed', topic: 'offers' })],
    ])
  expect(new Set(told.map(({ id }) => id)).size, 'ids').toBe(4)
})
interface Told {
  events: unknown[]
  keys: string[]
}

test('an act of several facts is one message', async () => {
  const { host } = telling('crm')
  await actOf(host)
  await actOf(host)
  const entries = await Array.fromAsync(host.store.history(personStream('ada')))
  expect(webhookEffects(host, 'ada', entries)).toMatchObject([{ kind: 'webhook/crm', data: { personId: 'ada', first: 1, last: 2 } }])
  expect(webhookEffects(host, 'ada', [])).toEqual([])
  expect(webhookEffects(testHost(), 'ada', entries), 'nobody to tell').toEqual([])
})

test('the keys are those that lead to the person when it is sent: an address learned meanwhile is among them', async () => {
  const { host, told } = telling('crm')
  const second = 'ee'.repeat(16)
  await actOf(host)
  const [after] = await host.store.load([personStream('ada')])
  await host.store.commit([{ after: after!, entries: [], current: after!, addresses: [{ key: second, personId: 'ada' }] }])
  await deliver(host)
  expect((told[0]!.body as Told).keys.toSorted()).toEqual([keyOfAda, second])
})

test('nothing is told of somebody no address leads to any more', async () => {
  const { host, told } = telling('crm')
  await actOf(host)
  const [after] = await host.store.load([personStream('ada')])
  await host.store.commit([{ after: after!, entries: [], current: after!, addresses: [{ key: keyOfAda, personId: 'heir' }] }])
  expect(await deliver(host)).toBe(1)
  expect(told).toEqual([])
})
