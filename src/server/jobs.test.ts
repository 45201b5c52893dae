import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Webhooks } from '#api/host.ts'
import { mailEffect } from '#api/mail/mail-effect.ts'
import { testHost } from '#testing/host.ts'
import { actOf } from '#testing/webhook-act.ts'
import { startJobs } from './jobs.ts'

const letter = (host: ReturnType<typeof testHost>) =>
  mailEffect(host, 'request-message', { address: 'ada@example.org' }, { requestId: 'r1' })
const fail = (error: unknown) => {
  throw error
}

test('what waits is sent at the start, what comes later at the wake-up', async () => {
  const host = testHost()
  await host.store.outbox.add([letter(host)])
  const jobs = startJobs(host, fail)
  await expect.poll(() => host.mails.length).toBe(1)
  await host.store.outbox.add([letter(host)])
  jobs.wake()
  await expect.poll(() => host.mails.length).toBe(2)
  await jobs.stop()
})

test('more than is carried out at once is carried out without another wake-up', async () => {
  const host = testHost()
  await host.store.outbox.add(Array.from({ length: 45 }, () => letter(host)))
  const jobs = startJobs(host, fail)
  await expect.poll(() => host.mails.length).toBe(45)
  await jobs.stop()
})

test('a wake-up in the middle of a round leads to another round', async () => {
  const host = testHost()
  const jobs = startJobs(host, fail)
  await host.store.outbox.add([letter(host)])
  for (let n = 0; n < 5; n++) jobs.wake()
  await expect.poll(() => host.mails.length).toBe(1)
  await jobs.stop()
})

test('the end waits for the mail under way, and nothing is sent after it', async () => {
  const { promise: hangs, resolve: release } = Promise.withResolvers<void>()
  let begun = 0
  let sent = 0
  const host = testHost({
    sendMail: async () => {
      begun += 1
      await hangs
      sent += 1
    },
  })
  await host.store.outbox.add([letter(host)])
  const jobs = startJobs(host, fail)
  await expect.poll(() => begun).toBe(1)
  const stopped = jobs.stop()
  release()
  await stopped
  expect([sent, await host.store.outbox.waiting()]).toEqual([1, { due: 0, dead: 0 }])
  await host.store.outbox.add([letter(host)])
  jobs.wake()
  await turn()
  expect(begun).toBe(1)
})

test('a webhook that hangs holds up no mail and no other webhook, and the end waits for it', async () => {
  const told: string[] = []
  const { promise: hangs, resolve: release } = Promise.withResolvers<void>()
  const call: Webhooks['call'] = async (id) => {
    if (id === 'hangs') await hangs
    told.push(id)
  }
  const host = testHost({ webhooks: { ids: ['hangs', 'answers'], call } })
  await actOf(host)
  const jobs = startJobs(host, fail)
  await expect.poll(() => told).toEqual(['answers'])
  await host.store.outbox.add([letter(host)])
  await actOf(host)
  jobs.wake()
  await expect.poll(() => [told.length, host.mails.length]).toEqual([2, 1])
  const stopped = jobs.stop()
  release()
  await stopped
  jobs.wake()
  await turn()
  // What came while it hung is for the next start: nothing begins after the end.
  expect(told).toEqual(['answers', 'answers', 'hangs'])
  expect(await host.store.outbox.waiting()).toEqual({ due: 1, dead: 0 })
})

test('a store that fails is reported, and the next wake-up tries again', async () => {
  const host = testHost()
  const own = host.store.outbox
  let broken = true
  const outbox = {
    ...own,
    lease: (...args: Parameters<typeof own.lease>) => (broken ? Promise.reject(new Error('gone')) : own.lease(...args)),
  }
  const reported: unknown[] = []
  const jobs = startJobs({ ...host, store: { ...host.store, outbox } }, (error) => reported.push(error))
  await expect.poll(() => new Set(reported.map(String))).toEqual(new Set(['Error: gone']))
  broken = false
  await host.store.outbox.add([letter(host)])
  jobs.wake()
  await expect.poll(() => host.mails.length).toBe(1)
  await jobs.stop()
})
