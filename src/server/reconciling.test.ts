import { expect, test } from 'vitest'
import { crmAndAda } from '#testing/crm-and-ada.ts'
import { startJobs } from './jobs.ts'
import { reconcileWhenDue } from './reconciling.ts'

/** Whether the CRM is asked by a check of whether it is time. */
function nights() {
  const one = crmAndAda()
  const { host, keeper } = one
  const at = async (instant: string, late = 0) => {
    host.pass((Date.parse(instant) - host.now().getTime()) / 60_000)
    const before = (await host.store.outbox.waiting()).due
    await reconcileWhenDue(host, keeper, late)
    return (await host.store.outbox.waiting()).due > before
  }
  return { ...one, at }
}

test('at the first start, then once a night at half past two', async () => {
  const { at } = nights()
  expect(await at('2026-11-22T14:00:00+01:00')).toBe(true)
  expect(await at('2026-11-22T14:05:00+01:00')).toBe(false)
  expect(await at('2026-11-23T02:29:00+01:00')).toBe(false)
  expect(await at('2026-11-23T02:30:00+01:00')).toBe(true)
  expect(await at('2026-11-23T02:35:00+01:00')).toBe(false)
  expect(await at('2026-11-24T02:31:00+01:00')).toBe(true)
})

test('a night that was missed is made up for at the next start', async () => {
  const { at } = nights()
  await at('2026-11-22T14:00:00+01:00')
  expect(await at('2026-11-25T09:00:00+01:00')).toBe(true)
})

test('nodes that come at different minutes do it once', async () => {
  const { at } = nights()
  await at('2026-11-22T14:00:00+01:00')
  expect(await at('2026-11-23T02:36:00+01:00', 20), 'late by 20').toBe(false)
  expect(await at('2026-11-23T02:36:00+01:00', 5)).toBe(true)
  expect(await at('2026-11-23T02:51:00+01:00', 20)).toBe(false)
})

test('in the night of summer time it happens once, although half past two is missing', async () => {
  const { at } = nights()
  await at('2027-03-27T14:00:00+01:00')
  const looks: boolean[] = []
  for (const minute of ['01:59:00+01:00', '03:00:00+02:00', '03:29:00+02:00', '03:31:00+02:00', '04:30:00+02:00'])
    looks.push(await at(`2027-03-28T${minute}`))
  expect(looks.filter(Boolean)).toHaveLength(1)
})

test('two nodes at once: one of them does it; a failure leaves it to the next check', async () => {
  const { host, keeper, crm } = nights()
  const { promise: hangs, resolve: release } = Promise.withResolvers<void>()
  const { changed } = crm.choices
  let asked = 0
  crm.choices.changed = async function* () {
    asked += 1
    await hangs
    yield* []
    throw new Error('no answer')
  }
  const first = reconcileWhenDue(host, keeper, 0)
  await expect.poll(() => asked).toBe(1)
  await reconcileWhenDue(host, keeper, 0)
  expect(asked).toBe(1)
  release()
  await expect(first).rejects.toThrow('no answer')
  crm.choices.changed = changed
  await reconcileWhenDue(host, keeper, 0)
  expect((await host.store.outbox.waiting()).due).toBe(2)
})

test('the server does it by itself, and what it finds holds here', async () => {
  const { host, crm, choicesOf } = crmAndAda()
  crm.edit('7', { stopped: ['news'] })
  const jobs = startJobs(host, (error) => expect.fail(String(error)))
  host.effectsWaiting = jobs.wake
  await expect.poll(async () => (await choicesOf())?.topics.news?.email?.status).toBe('unsubscribed')
  await jobs.stop()
})
