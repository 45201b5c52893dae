import { beforeEach, expect, test } from 'vitest'
import { reconcile } from '#api/connectors/reconcile.ts'
import { keepersOf } from '#api/connectors/source-effects.ts'
import { deliver } from '#api/effects/deliver.ts'
import { people } from '#testing/api-as.ts'
import type { CrmPerson } from '#testing/crm-people.ts'
import { crmSimulator } from '#testing/crm-simulator.ts'
import { erased, leftOf } from '#testing/erased.ts'
import { crmClient } from './client.ts'
import { superOfficeSource } from './superoffice-source.ts'

const simulator = await crmSimulator()
beforeEach(() => simulator.control('reset'))

const email = 'carl@example.com'
const limits = { answerMs: 2000, patienceMs: 0 }
const carl: CrmPerson = {
  firstname: 'Carl',
  lastname: 'Carlsson',
  emails: [email],
  phones: { OfficePhones: ['+46 8 555 01 01'] },
  consents: [{ purpose: 'EMARKETING', legalBase: '61A' }],
}

/** Carl left news, said no to the newsletter and was forgotten; the CRM has him in its recycle bin. */
async function afterErasure() {
  const [ref] = await simulator.people(carl)
  const settings = await simulator.settings({ purposes: { newsletter: 'EMARKETING' }, topics: { news: 12, offers: 11 } })
  const { host, another } = people({ sources: [superOfficeSource(settings, 'Europe/Stockholm', limits)] })
  const [his, olga, sam] = [another(), another(), another()]
  await his.signIn(email)
  await olga.signIn('olga@acme.example')
  await sam.signIn('sam@acme.example')
  await his.post('/api/v1/choices', { type: 'Unsubscribe', topic: 'news', channel: 'email' })
  await his.post('/api/v1/choices', { type: 'RefuseConsent', purpose: 'newsletter', textVersion: '2026-02' })
  await deliver(host)
  expect(await erased(host, his, olga)).toMatchObject({ status: 'fulfilled' })
  const search = async (): Promise<object[]> => (await (await sam.post('/api/v1/staff/people/search', { text: email })).json()).people
  expect(await search()).toEqual([])
  /** Whatever the CRM has changed is looked at, and what follows carried out. */
  const look = async () => {
    for (const keeper of keepersOf(host)) await reconcile(host, keeper, { all: true })
    await deliver(host)
    await deliver(host)
  }
  return { host, his, ref: ref!, look, crm: crmClient(settings, limits) }
}

const reservedBy = async (ref: string) =>
  (await simulator.rows<{ personId: number; shipmentTypeId: number }>('reservations'))
    .filter(({ personId }) => String(personId) === ref)
    .map(({ shipmentTypeId }) => shipmentTypeId)
const consentOf = async (ref: string) =>
  (await simulator.rows<{ personId: number; legalBaseKey: string }>('consents')).find(({ personId }) => String(personId) === ref)
    ?.legalBaseKey

test('ERA-03 SUP-03 a person the CRM enters anew has the stops again there, and nothing here', async () => {
  const { host, look } = await afterErasure()
  const left = await leftOf(host, email)
  const [anew] = await simulator.people(carl)
  await look()
  expect(await reservedBy(anew!)).toEqual([12])
  expect(await consentOf(anew!)).toBe('WITHDRAWN')
  expect(await leftOf(host, email)).toEqual(left)
  expect(left.choices).toMatchObject({ forgottenAt: host.now().toISOString(), consents: { newsletter: { status: 'refused' } } })
  expect(left.vault).toEqual({})
  expect([host.mails, (await host.store.outbox.waiting()).dead]).toEqual([[], 0])
})

test('ERA-03 a person who is taken out of the recycle bin keeps the stops, and is shown what is held again once the address is proven', async () => {
  const { host, his, ref, look, crm } = await afterErasure()
  const left = await leftOf(host, email)
  await crm.call('Agents/Person/Undelete', { method: 'POST', body: { PersonIds: [Number(ref)] } })
  await simulator.control('set', { reservations: [] })
  await look()
  expect(await reservedBy(ref)).toEqual([12])
  expect(await consentOf(ref)).toBe('WITHDRAWN')
  expect(await leftOf(host, email)).toEqual(left)
  expect(host.mails).toEqual([])
  await his.signIn(email)
  expect((await (await his.ask('/api/v1/overview')).json()).total).toBeGreaterThan(0)
  expect((await leftOf(host, email)).choices).toEqual(left.choices)
})

test('a yes the CRM has for somebody who was erased starts nothing here', async () => {
  const { host, look } = await afterErasure()
  await simulator.people({ ...carl, emails: ['dora@example.com', email], updated: '2026-12-24T10:00:00Z' })
  await look()
  const { choices } = await leftOf(host, email)
  expect(choices!.consents).toMatchObject({ newsletter: { status: 'refused' } })
  expect((await leftOf(host, 'dora@example.com')).choices, 'nor for the address beside it').toBeUndefined()
})
