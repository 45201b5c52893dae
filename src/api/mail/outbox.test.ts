import { expect, test, vi } from 'vitest'
import type { Host } from '#api/host.ts'
import { testHost } from '#testing/host.ts'
import { mailEffect } from './mail-effect.ts'
import { deliver } from './outbox.ts'

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

test('nothing is mailed to somebody who was erased meanwhile', async () => {
  const { host } = withMail()
  await host.store.outbox.add([mailEffect(host, 'request-message', { personId: 'gone' }, { requestId: 'r1' })])
  expect(await deliver(host)).toBe(1)
  expect(host.mails).toEqual([])
})
