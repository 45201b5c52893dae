import { expect, onTestFinished, test, vi } from 'vitest'
import { personStream } from '#api/identity.ts'
import { receiptCode } from '#domain/receipt-code.ts'
import { browser } from '#testing/browser.ts'
import { ada, crmAndAda } from '#testing/crm-and-ada.ts'
import { chose, mailLink, subscribe } from '#testing/mail-link.ts'
import { tellSource } from './tell-source.ts'

test('an act is told to the system with the choices as they are then and the receipt of the newest fact', async () => {
  const { host, crm, settle } = crmAndAda()
  const person = await subscribe(host, 'news', ada)
  host.pass(1)
  await chose(host, { type: 'Unsubscribe', topic: 'offers', channel: 'email' }, ada)
  await settle()
  const entries = await Array.fromAsync(host.store.history(personStream(person)))
  expect(crm.told.at(-1)).toMatchObject({
    refs: ['7'],
    receipt: receiptCode(entries[1]!.hash),
    at: entries[1]!.at,
    choices: { topics: { news: { email: { status: 'subscribed' } }, offers: { email: { status: 'unsubscribed' } } } },
  })
  expect(crm.rows.get('7')).toMatchObject({ stopped: new Set(['offers']), comment: receiptCode(entries[1]!.hash) })
})

test('acts that wait while the system is down are one write when it is back, and nothing is lost', async () => {
  const { host, crm, settle } = crmAndAda()
  crm.down = true
  for (let n = 0; n < 4; n++) await chose(host, { type: n % 2 ? 'Unsubscribe' : 'Subscribe', topic: 'news', channel: 'email' }, ada)
  await settle()
  expect([crm.told, await host.store.outbox.waiting()]).toEqual([[], { due: 4, dead: 0 }])
  crm.down = false
  host.pass(1)
  await settle()
  expect([crm.told.length, crm.rows.get('7')!.stopped]).toEqual([1, new Set(['news'])])
  expect(await host.store.outbox.waiting()).toEqual({ due: 0, dead: 0 })
})

test('who is written to is everybody who has the address: a shared mailbox stops for all of them', async () => {
  const { host, crm, settle } = crmAndAda({}, { 1: ['desk@firm.example'], 2: ['desk@firm.example'], 3: ['bo@firm.example'] })
  await chose(host, { type: 'Unsubscribe', topic: 'news', channel: 'email' }, 'desk@firm.example')
  await settle()
  expect(crm.told.map(({ refs }) => refs)).toEqual([['1', '2']])
})

test('a newer act that another node told of meanwhile is not written over by an older one', async () => {
  const { host, keeper, crm } = crmAndAda()
  const personId = await subscribe(host, 'news', ada)
  const { write } = crm.choices
  let late = true
  crm.choices.write = async (subjects, told) => {
    if (late) {
      late = false
      await chose(host, { type: 'Unsubscribe', topic: 'news', channel: 'email' }, ada)
      await tellSource(host, keeper, { personId })
    }
    await write(subjects, told)
  }
  await tellSource(host, keeper, { personId })
  expect(crm.rows.get('7')!.stopped).toEqual(new Set(['news']))
})

test('nothing is told of somebody no address leads to any more, even where the system showed them to us', async () => {
  const { host, keeper, crm } = crmAndAda()
  const personId = await subscribe(host, 'news', ada)
  const [after] = await host.store.load([personStream(personId)])
  const [key] = (await host.store.addresses.of([personId]))[0]!
  await host.store.commit([{ after: after!, entries: [], current: after!, addresses: [{ key: key!, personId: 'heir' }] }])
  await tellSource(host, keeper, { personId, ref: '7' })
  expect(crm.told).toEqual([])
})

test('what was chosen by the link of a mail is told when the address becomes known', async () => {
  const { host, crm, settle } = crmAndAda()
  await mailLink(host, 1, ada).oneClick()
  await settle()
  expect(crm.told, 'a link holds no address').toEqual([])
  await browser(host).signIn(ada)
  await settle()
  expect(crm.rows.get('7')!.stopped).toEqual(new Set(['news']))
})

test('a system that takes longer than a page waits is told nonetheless', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { host, keeper, crm } = crmAndAda()
  const personId = await subscribe(host, 'news', ada)
  const { promise: slow, resolve: answer } = Promise.withResolvers<{ ref: string }[]>()
  crm.find = () => slow
  const telling = tellSource(host, keeper, { personId })
  await vi.advanceTimersByTimeAsync(5000)
  answer([{ ref: '7' }])
  await telling
  expect(crm.told).toHaveLength(1)
})

test('CON-09 a yes that has run out is not told as one, and the system hears of its end when it comes', async () => {
  const { host, crm, settle, looksAgain, versionOf } = crmAndAda()
  await chose(host, { type: 'GiveConsent', purpose: 'newsletter', textVersion: '2026-02' }, ada)
  await settle()
  expect(crm.told.at(-1)!.choices.consents.newsletter).toMatchObject({ status: 'given' })
  host.pass(2 * 366 * 24 * 60)
  await settle()
  expect(crm.told.at(-1)!.choices.consents.newsletter).toMatchObject({ status: 'expired' })
  expect(crm.rows.get('7')!.stopped).toEqual(new Set(['newsletter']))
  const before = await versionOf()
  await looksAgain()
  expect(await versionOf(), 'what we wrote there ourselves is nobody’s withdrawal').toBe(before)
  await settle()
  expect(crm.told).toHaveLength(2)
})

test('CON-08 nor is a yes to words that have changed since', async () => {
  const { host, keeper, crm, settle } = crmAndAda()
  const personId = await chose(host, { type: 'GiveConsent', purpose: 'newsletter', textVersion: '2026-02' }, ada)
  await settle()
  const purposes = host.tenant.purposes.map((one) => (one.id === 'newsletter' ? { ...one, textVersion: '2027-01' } : one))
  await tellSource({ ...host, tenant: { ...host.tenant, purposes } }, keeper, { personId })
  expect(crm.rows.get('7')!.stopped).toEqual(new Set(['newsletter']))
})
