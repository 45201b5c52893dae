import { expect, test } from 'vitest'
import { ada, crmAndAda } from '#testing/crm-and-ada.ts'
import { chose, subscribe } from '#testing/mail-link.ts'

const newsletter = { purpose: 'newsletter', textVersion: '2026-02' } as const

test('a stop there stops here, by a door of its own, for every address the system has of them', async () => {
  const { host, crm, looksAgain, choicesOf } = crmAndAda()
  await chose(host, { type: 'GiveConsent', ...newsletter }, ada)
  await subscribe(host, 'offers', ada)
  host.pass(5)
  crm.edit('7', { stopped: ['newsletter', 'offers'] })
  await looksAgain()
  expect(await choicesOf()).toMatchObject({
    consents: { newsletter: { status: 'withdrawn', door: 'connector' } },
    topics: { offers: { email: { status: 'unsubscribed', door: 'connector' } } },
  })
  expect(await choicesOf('ada@work.example'), 'SUP-01 nobody had this one').toMatchObject({
    consents: { newsletter: { status: 'refused' } },
    topics: { offers: { email: { status: 'unsubscribed' } } },
  })
})

test('all marketing stopped there is all marketing stopped here', async () => {
  const { host, crm, looksAgain, choicesOf } = crmAndAda()
  await subscribe(host, 'events', ada)
  host.pass(5)
  crm.edit('7', { noMailing: true })
  await looksAgain()
  expect(await choicesOf()).toMatchObject({
    topics: { events: { email: { status: 'unsubscribed' } }, news: { sms: { status: 'unsubscribed' } } },
  })
})

test('a yes there starts nothing here', async () => {
  const { crm, looksAgain, choicesOf } = crmAndAda()
  crm.edit('7', { stopped: [] })
  await looksAgain()
  expect(await choicesOf()).toBeUndefined()
})

test('where ours is a stop and theirs a yes, ours is written back, and the circle ends there', async () => {
  const { host, crm, settle, looksAgain, versionOf } = crmAndAda()
  await chose(host, { type: 'Unsubscribe', topic: 'news', channel: 'email' }, ada)
  await settle()
  host.pass(5)
  crm.edit('7', { stopped: [] })
  await looksAgain()
  await settle()
  expect([crm.rows.get('7')!.stopped, crm.told.length, await versionOf()]).toEqual([new Set(['news']), 2, 1])
  await looksAgain()
  await settle()
  expect([crm.told.length, await versionOf()]).toEqual([2, 1])
})

test('what came from there is not written back there', async () => {
  const { host, crm, settle, looksAgain } = crmAndAda()
  await subscribe(host, 'news', ada)
  await settle()
  crm.told.length = 0
  host.pass(5)
  crm.edit('7', { stopped: ['news'], emails: [ada] })
  await looksAgain()
  await settle()
  expect(crm.told).toEqual([])
})

test('a yes that is newer than the stop there is not lost while it waits to be told', async () => {
  const { host, crm, settle, looksAgain, choicesOf } = crmAndAda()
  crm.edit('7', { stopped: ['newsletter', 'news'], noMailing: true, emails: [ada] })
  host.pass(5)
  await chose(host, { type: 'GiveConsent', ...newsletter }, ada)
  await subscribe(host, 'news', ada)
  await looksAgain()
  await settle()
  expect(await choicesOf()).toMatchObject({
    consents: { newsletter: { status: 'given' } },
    topics: { news: { email: { status: 'subscribed' } } },
  })
  expect(crm.rows.get('7')).toMatchObject({ stopped: new Set(), noMailing: false })
})

test('a stop that stands there although it was lifted here since is lifted there', async () => {
  const { host, crm, settle, looksAgain, choicesOf } = crmAndAda()
  await subscribe(host, 'news', ada)
  await settle()
  crm.edit('7', { stopped: ['news'] })
  crm.rows.get('7')!.changedAt = '2026-11-01T00:00:00.000Z'
  await looksAgain()
  await settle()
  expect((await choicesOf())!.topics.news).toMatchObject({ email: { status: 'subscribed' } })
  expect(crm.rows.get('7')!.stopped).toEqual(new Set())
})

test('everything stopped there one by one and as a whole is everything here, not only what it keeps', async () => {
  const { crm, looksAgain, choicesOf } = crmAndAda()
  crm.edit('7', { stopped: ['newsletter', 'news', 'offers'], noMailing: true })
  await looksAgain()
  expect((await choicesOf())!.objections).toHaveProperty('direct-marketing')
})

test('the mailing stop that all of our stops set there does not come back as more than they were', async () => {
  const { host, crm, settle, looksAgain, choicesOf } = crmAndAda()
  await subscribe(host, 'events', ada)
  await chose(host, { type: 'RefuseConsent', ...newsletter }, ada)
  host.pass(1)
  await subscribe(host, 'events', ada)
  for (const topic of ['news', 'offers']) await chose(host, { type: 'Unsubscribe', topic, channel: 'email' }, ada)
  await settle()
  expect(crm.rows.get('7')!.noMailing).toBe(true)
  await looksAgain()
  expect((await choicesOf())!.topics.events).toMatchObject({ email: { status: 'subscribed' } })
})

test('a subscription that waits for its answer is told as off, and hearing that back does not end it', async () => {
  const { host, crm, looksAgain, choicesOf } = crmAndAda()
  host.tenant.topics[0]!.doubleOptIn = true
  await subscribe(host, 'news', ada)
  crm.edit('7', { stopped: ['news'] })
  await looksAgain()
  expect((await choicesOf())!.topics.news).toMatchObject({ email: { status: 'requested' } })
})

test('a no that stands does not end again what was switched on after it', async () => {
  const { host, crm, looksAgain, choicesOf } = crmAndAda()
  await chose(host, { type: 'RefuseConsent', ...newsletter }, ada)
  host.pass(1)
  await subscribe(host, 'events', ada)
  host.pass(1)
  crm.edit('7', { stopped: ['newsletter'] })
  await looksAgain()
  expect((await choicesOf())!.topics.events).toMatchObject({ email: { status: 'subscribed' } })
})

test('the same again records nothing, and whoever is gone there, or has no address, is nobody', async () => {
  const { crm, looksAgain, versionOf, host } = crmAndAda()
  crm.edit('7', { stopped: ['news'] })
  await looksAgain()
  await looksAgain()
  expect(await versionOf()).toBe(1)
  const tip = await host.store.tip()
  await looksAgain('999')
  crm.edit('8', { stopped: ['news'], emails: ['', 'no address'] })
  await looksAgain('8')
  expect([await host.store.tip(), await host.store.outbox.waiting()]).toEqual([tip, { due: 0, dead: 0 }])
})

test('what the tenant cannot stop, or no longer has, holds up nothing else', async () => {
  const { host, crm, looksAgain, choicesOf } = crmAndAda()
  host.tenant.topics[0]!.locked = { en: 'Needed.', sv: 'Behövs.' }
  host.tenant.purposes.shift()
  crm.edit('7', { stopped: ['news', 'offers', 'newsletter'] })
  await looksAgain()
  expect(Object.keys((await choicesOf())!.topics)).toEqual(['offers'])
})
