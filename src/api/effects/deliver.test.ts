import { expect, test, vi } from 'vitest'
import type { Host, Webhooks } from '#api/host.ts'
import { mailEffect } from '#api/mail/mail-effect.ts'
import { testHost } from '#testing/host.ts'
import { actOf } from '#testing/webhook-act.ts'
import { deliver } from './deliver.ts'

const waiting = (host: Host) => host.store.outbox.waiting()

function withMail(replaced: Partial<Host> = {}) {
  const host = testHost(replaced)
  const add = () => host.store.outbox.add([mailEffect(host, 'request-message', { address: 'ada@example.org' }, { requestId: 'r1' })])
  return { host, add }
}

test('what is due is carried out once', async () => {
  const { host, add } = withMail()
  await add()
  expect(await deliver(host)).toBe(1)
  expect(await deliver(host)).toBe(0)
  expect(host.mails).toHaveLength(1)
})

test('two who deliver at once send each mail once', async () => {
  const { host, add } = withMail()
  for (let n = 0; n < 30; n++) await add()
  await Promise.all([deliver(host), deliver(host)])
  expect(host.mails).toHaveLength(30)
})

test('a mail that was not taken waits longer from try to try, and is dead in the end', async () => {
  const sendMail = vi.fn<Host['sendMail']>().mockRejectedValue(new Error('451 try later'))
  const { host, add } = withMail({ sendMail })
  await add()
  await deliver(host)
  expect(sendMail).toHaveBeenCalledTimes(1)
  await deliver(host)
  expect(sendMail, 'not before its time').toHaveBeenCalledTimes(1)
  for (let n = 0; n < 10; n++) {
    host.pass(24 * 60)
    await deliver(host)
  }
  expect(sendMail).toHaveBeenCalledTimes(8)
  expect(await waiting(host)).toEqual({ due: 0, dead: 1 })
})

test('one mail that cannot be sent holds up no other', async () => {
  const sent: string[] = []
  const sendMail: Host['sendMail'] = async (mail) => {
    if (mail.to === 'bad@example.org') throw new Error('550')
    sent.push(mail.to)
  }
  const { host, add } = withMail({ sendMail })
  await host.store.outbox.add([mailEffect(host, 'request-message', { address: 'bad@example.org' }, { requestId: 'r1' })])
  await add()
  expect(await deliver(host)).toBe(1)
  expect(sent).toEqual(['ada@example.org'])
})

test('a webhook that hangs holds up no mail and no other webhook', async () => {
  const { promise: hangs, resolve: release } = Promise.withResolvers<void>()
  const told: string[] = []
  const call: Webhooks['call'] = async (id) => {
    if (id === 'hangs') await hangs
    told.push(id)
  }
  const { host, add } = withMail({ webhooks: { ids: ['hangs', 'answers'], call } })
  await actOf(host)
  await add()
  const all = deliver(host)
  await expect.poll(() => [told, host.mails.length]).toEqual([['answers'], 1])
  release()
  expect(await all).toBe(3)
})

test('a receiver that answers again gets what was given up, once it is tried again', async () => {
  let broken = true
  const call = vi.fn<Webhooks['call']>(async () => {
    if (broken) throw new Error('answered 500')
  })
  const { host } = withMail({ webhooks: { ids: ['crm'], call } })
  await actOf(host)
  for (let n = 0; n < 10; n++) {
    await deliver(host)
    host.pass(24 * 60)
  }
  const [dead] = await host.store.outbox.dead(10)
  expect(dead).toEqual({ id: expect.any(String), kind: 'webhook/crm', attempts: 8, error: 'Error: answered 500' })
  broken = false
  expect(await deliver(host), 'not by itself').toBe(0)
  await host.store.outbox.revive([dead!.id])
  expect(await deliver(host)).toBe(1)
  const messages = call.mock.calls.map(([, { id, body }]) => id + body)
  expect([messages.length, new Set(messages).size]).toEqual([9, 1])
})

test('nothing is mailed to somebody who was erased meanwhile', async () => {
  const { host } = withMail()
  await host.store.outbox.add([mailEffect(host, 'request-message', { personId: 'gone' }, { requestId: 'r1' })])
  expect(await deliver(host)).toBe(1)
  expect(host.mails).toEqual([])
})
