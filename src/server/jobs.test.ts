import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { mailEffect } from '#api/mail/mail-effect.ts'
import { testHost } from '#testing/host.ts'
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

test('a wake-up in the middle of a round leads to another round', async () => {
  const host = testHost()
  const jobs = startJobs(host, fail)
  await host.store.outbox.add([letter(host)])
  for (let n = 0; n < 5; n++) jobs.wake()
  await expect.poll(() => host.mails.length).toBe(1)
  await jobs.stop()
})

test('the end waits for the mail under way, and nothing is sent after it', async () => {
  let begun = false
  let release = () => {}
  let sent = 0
  const host = testHost({
    sendMail: async () => {
      await new Promise<void>((resolve) => {
        release = resolve
        begun = true
      })
      sent += 1
    },
  })
  await host.store.outbox.add([letter(host)])
  const jobs = startJobs(host, fail)
  await expect.poll(() => begun).toBe(true)
  const stopped = jobs.stop()
  release()
  await stopped
  expect([sent, await host.store.outbox.waiting()]).toEqual([1, { due: 0, dead: 0 }])
  await host.store.outbox.add([letter(host)])
  jobs.wake()
  await turn()
  expect(sent).toBe(1)
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
  await expect.poll(() => reported.map(String)).toEqual(['Error: gone'])
  broken = false
  await host.store.outbox.add([letter(host)])
  jobs.wake()
  await expect.poll(() => host.mails.length).toBe(1)
  await jobs.stop()
})
