import { expect, test } from 'vitest'
import type { Problem } from '#api/contract/problem.ts'
import type { ChangesView, SuppressionView } from '#api/contract/senders.ts'
import type { Choices } from '#domain/choices.ts'
import { machine } from '#testing/machine.ts'
import { chose, mailLink, subscribe, tokenTo } from '#testing/mail-link.ts'

const ada = 'ada@example.org'
const bo = 'bo@work.example'
const complaint = { type: 'complaint', address: ada }
const move = { type: 'address-change', from: ada, to: bo }

/** A mail system, and where Ada and Bo stand. */
function mailSystem() {
  const one = machine()
  const choicesOf = async (email: string) => {
    const [snapshot] = await one.host.store.loadByAddress([one.keyOf(email)])
    return snapshot?.state as Choices | undefined
  }
  const result = async (email: string, topic = 'news') =>
    (await one.check<SuppressionView>({ topic, keys: [one.keyOf(email)] })).json.results[0]
  return { ...one, choicesOf, result }
}

test.each(['hard-bounce', 'complaint'] as const)(
  'SUP-04 a %s suppresses with its own source, and does not pass for an unsubscribe',
  async (type) => {
    const { events, host, choicesOf, result } = mailSystem()
    await subscribe(host, 'news', ada)
    expect(await events({ type, address: ' ADA@example.org' })).toEqual({ status: 200, json: { taken: 1 } })
    expect(await result(ada)).toEqual({ suppressed: true, reason: 'blocked' })
    expect(await choicesOf(ada)).toMatchObject({
      blocks: { email: { reason: type, door: 'feedback' } },
      topics: { news: { email: { status: 'subscribed' } } },
    })
  },
)

test('SUP-04 a complaint from an address nobody has holds too', async () => {
  const { events, result } = mailSystem()
  await events(complaint)
  expect(await result(ada, 'offers')).toEqual({ suppressed: true, reason: 'blocked' })
})

test('MAIL-17 a mail to the unsubscribe mailbox leaves the topic of its token, by its own door', async () => {
  const { events, host, choicesOf } = mailSystem()
  await subscribe(host, 'news', ada)
  await events({ type: 'unsubscribe', token: ` ${tokenTo(host, ada)}\n` })
  expect((await choicesOf(ada))!.topics.news).toMatchObject({ email: { status: 'unsubscribed', door: 'mailto' } })
})

test('a token of a topic that is gone or locked has nothing left to leave', async () => {
  const { events, host } = mailSystem()
  const token = tokenTo(host, ada)
  host.tenant.topics[0]!.locked = { en: 'Needed.', sv: 'Behövs.' }
  expect((await events({ type: 'unsubscribe', token })).status).toBe(200)
  host.tenant.topics.shift()
  expect((await events({ type: 'unsubscribe', token })).status).toBe(200)
  expect(await host.store.tip()).toBe(0n)
})

test('the same events again change nothing', async () => {
  const { events, host } = mailSystem()
  await subscribe(host, 'news', ada)
  const all = [complaint, { type: 'unsubscribe', token: tokenTo(host, ada) }, move, complaint]
  await events(...all)
  const tip = await host.store.tip()
  expect(await events(...all)).toEqual({ status: 200, json: { taken: 4 } })
  expect([tip > 3n, await host.store.tip()]).toEqual([true, tip])
})

test('bad events are all named by their place, and of the good ones beside them none is done', async () => {
  const { events, host } = mailSystem()
  const forged = `${tokenTo(host, ada).slice(0, -2)}AA`
  const { status, json } = await events<Problem>(
    complaint,
    { type: 'unsubscribe', token: forged },
    { type: 'unsubscribe', token: tokenTo(host, ada, 'p1') },
    { type: 'unsubscribe', token: tokenTo(host, ada) },
  )
  expect([status, json.errors!.map(({ pointer }) => pointer)]).toEqual([422, ['/events/1/token', '/events/2/token']])
  const shape = await events<Problem>(
    complaint,
    { type: 'complaint', address: 'nobody' },
    { ...move, to: '@' },
    { type: 'soft-bounce', address: ada },
  )
  expect([shape.status, shape.json.errors!.map(({ pointer }) => pointer)]).toEqual([
    422,
    ['/events/1/address', '/events/2/to', '/events/3/type'],
  ])
  expect(await host.store.tip()).toBe(0n)
})

test('a thousand events in one call all hold, several about one person in their order', async () => {
  const { events, host, check, keyOf } = mailSystem()
  const emails = Array.from({ length: 990 }, (_, n) => `person.${n}@folk.example`)
  const bounces = emails.map((address) => ({ type: 'hard-bounce', address }))
  const adas = Array.from({ length: 10 }, (_, n) => ({ type: n % 2 ? 'complaint' : 'hard-bounce', address: ada }))
  expect((await events(...bounces, ...adas)).json).toEqual({ taken: 1000 })
  const { json } = await check<SuppressionView>({ topic: 'offers', keys: [...emails, ada].map(keyOf) })
  expect(json.results).toEqual(Array(991).fill({ suppressed: true, reason: 'blocked' }))
  const [snapshot] = await host.store.loadByAddress([keyOf(ada)])
  expect([snapshot!.version, (snapshot!.state as Choices).blocks!.email!.reason]).toEqual([10, 'complaint'])
})

test('SUP-03 every stop of the old address holds for a new one nobody had, and is in the feed under its key', async () => {
  const { events, host, result, changes, keyOf } = mailSystem()
  await subscribe(host, 'news', ada)
  await mailLink(host, 2, ada).oneClick()
  const tip = await host.store.tip()
  await events(move)
  expect(await result(bo, 'offers')).toEqual({ suppressed: true, reason: 'unsubscribed' })
  // A yes does not travel: nobody has proven that the new mailbox is the same person's.
  expect(await result(bo, 'news')).toEqual({ suppressed: true, reason: 'never-decided' })
  expect((await changes<ChangesView>(`?after=${tip}`)).json.changes).toMatchObject([
    { keys: [keyOf(bo)], door: 'import', event: { type: 'Unsubscribed', topic: 'offers' } },
  ])
})

test('SUP-03 a stop outweighs the yes of somebody known under the new address, and stays with the old one', async () => {
  const { events, host, result } = mailSystem()
  await chose(host, { type: 'Unsubscribe', topic: 'news', channel: 'email' }, ada)
  await subscribe(host, 'news', bo)
  await events(move)
  expect(await result(bo)).toEqual({ suppressed: true, reason: 'unsubscribed' })
  expect(await result(ada)).toEqual({ suppressed: true, reason: 'unsubscribed' })
})

test('an address change leads no mailbox to the person of the other', async () => {
  const { events, host, keyOf } = mailSystem()
  await subscribe(host, 'news', ada)
  await mailLink(host, 2, ada).oneClick()
  await events(move)
  const [old, now] = await host.store.addresses.find([keyOf(ada), keyOf(bo)])
  expect(now).toBeDefined()
  expect(old).not.toBe(now)
})

test('a change to the same address ends nothing that was chosen after an older stop', async () => {
  const { events, host, result } = mailSystem()
  await chose(host, { type: 'Object', purpose: 'direct-marketing' }, ada)
  host.pass(1)
  await subscribe(host, 'offers', ada)
  await events({ ...move, to: ' ADA@example.org' })
  expect(await result(ada, 'offers')).toEqual({ suppressed: false })
})

test('SUP-03 a complaint goes along to the new address; that the old mailbox is gone does not', async () => {
  const { events, result } = mailSystem()
  await events({ type: 'hard-bounce', address: ada }, move)
  expect(await result(bo, 'offers')).toEqual({ suppressed: false })
  await events(complaint, move)
  expect(await result(bo, 'offers')).toEqual({ suppressed: true, reason: 'blocked' })
})

test('stops that arrive together with the change, or go over two changes, hold at the end', async () => {
  const { events, host, result } = mailSystem()
  const further = { type: 'address-change', from: bo, to: 'ada@home.example' }
  await events(move, further, { type: 'unsubscribe', token: tokenTo(host, ada) })
  expect(await result('ada@home.example')).toEqual({ suppressed: true, reason: 'unsubscribed' })
})
