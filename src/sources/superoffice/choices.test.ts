import { beforeEach, expect, test } from 'vitest'
import type { Choices } from '#domain/choices.ts'
import type { CrmPerson } from '#testing/crm-people.ts'
import { crmSimulator } from '#testing/crm-simulator.ts'
import type { SuperOffice } from './entry.ts'
import { superOfficeSource } from './superoffice-source.ts'

const simulator = await crmSimulator()
beforeEach(() => simulator.control('reset'))

const mapping = { purposes: { 'requested-news': 'EMARKETING' }, topics: { 'product-news': 12, 'events-and-webinars': 11 } }
const choicesIn = async (more: Partial<SuperOffice> = {}) =>
  superOfficeSource(await simulator.settings({ ...mapping, ...more }), 'Europe/Oslo', { answerMs: 2000, patienceMs: 0 }).choices

const carl = (more: Partial<CrmPerson> = {}): CrmPerson => ({
  firstname: 'Carl',
  lastname: 'Carlsson',
  emails: ['carl@example.com'],
  ...more,
})
const person = async (more: Partial<CrmPerson> = {}) => (await simulator.people(carl(more)))[0]!

const at = '2026-05-01T10:00:00.000Z'
const earlier = '2026-04-01T10:00:00.000Z'
const consent = (status: 'given' | 'withdrawn', when = at): Choices['consents'] => ({
  'requested-news': { status, at: when, door: 'sign-in' },
})
const topic = (status: 'subscribed' | 'unsubscribed' | 'requested', when = at) => ({
  email: { status, at: when, door: 'sign-in' as const },
})
const chosen = (more: Partial<Choices>): Choices => ({ consents: {}, topics: {}, objections: {}, ...more })

async function write(ref: string, choices: Choices, more: Partial<SuperOffice> = {}) {
  await (await choicesIn(more)).write([{ ref }], { choices, receipt: '0198-receipt', at })
}
const row = async () => (await simulator.rows('consents'))[0]
const reserved = async () => (await simulator.rows<{ shipmentTypeId: number }>('reservations')).map((one) => one.shipmentTypeId)
const noMailing = async () => (await simulator.rows<{ noMailing: boolean }>('persons'))[0]!.noMailing
const writes = async () => (await simulator.calls()).filter((call) => !call.startsWith('GET'))

test('a yes and its withdrawal are written over the one row there is, with the receipt beside them', async () => {
  const ref = await person()
  await write(ref, chosen({ consents: consent('given') }))
  expect(await row()).toMatchObject({ purposeKey: 'EMARKETING', legalBaseKey: '61A', sourceKey: 'API', comment: 'Innsyn 0198-receipt' })
  await write(ref, chosen({ consents: consent('withdrawn') }))
  expect(await simulator.rows('consents')).toHaveLength(1)
  expect(await row()).toMatchObject({ legalBaseKey: 'WITHDRAWN', comment: 'Innsyn 0198-receipt' })
})

test('an objection counts like a withdrawal, and what was never decided is left alone', async () => {
  const ref = await person()
  await write(ref, chosen({}))
  expect(await writes()).toEqual([])
  await write(ref, chosen({ consents: consent('given', earlier), objections: { 'requested-news': { at, door: 'sign-in' } } }))
  expect(await row()).toMatchObject({ legalBaseKey: 'WITHDRAWN' })
})

test('unsubscribing reserves the person, a subscription that waits for its confirmation does too', async () => {
  const ref = await person({ reservations: [14] })
  await write(ref, chosen({ topics: { 'product-news': topic('unsubscribed'), 'events-and-webinars': topic('requested') } }), {
    noMailing: false,
  })
  expect((await reserved()).sort()).toEqual([11, 12, 14])
  await write(ref, chosen({ topics: { 'product-news': topic('subscribed'), 'events-and-webinars': topic('requested', earlier) } }))
  expect((await reserved()).sort()).toEqual([11, 14])
})

test('what is so already is not touched', async () => {
  const ref = await person({ consents: [{ purpose: 'EMARKETING', legalBase: 'WITHDRAWN' }], reservations: [12], noMailing: true })
  const stopped = chosen({ consents: consent('withdrawn'), topics: { 'product-news': topic('unsubscribed') } })
  await write(ref, stopped)
  await write(ref, stopped)
  const happy = await person({ consents: [{ purpose: 'EMARKETING', legalBase: '61A', comment: 'in person' }] })
  await write(happy, chosen({ consents: consent('given'), topics: { 'product-news': topic('subscribed') } }))
  expect(await writes()).toEqual([])
})

test('everything stopped sets the mailing stop there, a later yes lifts it', async () => {
  const ref = await person()
  const topics = { 'product-news': topic('unsubscribed', earlier), 'events-and-webinars': topic('unsubscribed', earlier) }
  await write(ref, chosen({ topics: { 'product-news': topic('unsubscribed', earlier) } }))
  await write(ref, chosen({ topics, consents: consent('given', earlier) }))
  expect(await noMailing()).toBe(false)
  await write(ref, chosen({ topics, consents: consent('withdrawn', earlier) }))
  expect(await noMailing()).toBe(true)
  await write(ref, chosen({ topics: { ...topics, 'product-news': topic('subscribed') }, consents: consent('withdrawn', earlier) }))
  expect([await noMailing(), await reserved()]).toEqual([false, [11]])
})

test('a stop there that we may not have heard of is not lifted by an older yes', async () => {
  const stoppedThere = { consents: [{ purpose: 'EMARKETING', legalBase: 'WITHDRAWN' }], reservations: [12], noMailing: true }
  const ref = await person({ ...stoppedThere, updated: '2026-04-15T00:00:00Z' })
  const old = { consents: consent('given', earlier), topics: { 'product-news': topic('subscribed', earlier) } }
  await write(ref, chosen({ ...old, objections: { surveys: { at, door: 'sign-in' } } }))
  expect(await writes()).toEqual([])
  await write(ref, chosen({ ...old, topics: { 'product-news': topic('subscribed') } }))
  expect([await row(), await reserved(), await noMailing()]).toEqual([expect.objectContaining({ legalBaseKey: 'WITHDRAWN' }), [], false])
})

test('keys and ids that the CRM does not have are named, and nothing is written', async () => {
  const ref = await person()
  const given = chosen({ consents: consent('given') })
  await expect(write(ref, given, { purposes: { 'requested-news': 'NEWS' } })).rejects.toThrow('has no "NEWS" in its list ConsentPurpose')
  const keys = { given: '6.1.a', withdrawn: 'WITHDRAWN', source: 'API' }
  await expect(write(ref, given, { consentKeys: keys })).rejects.toThrow('has no "6.1.a" in its list LegalBase')
  const off = chosen({ topics: { 'product-news': topic('unsubscribed') } })
  await expect(write(ref, off, { topics: { 'product-news': 99 } })).rejects.toThrow('has no shipment type 99')
  expect(await writes()).toEqual([])
})

test('a CRM that is busy throws, so that it is tried again; somebody who has gone is done', async () => {
  const ref = await person()
  const given = chosen({ consents: consent('given') })
  await simulator.control('refuse', { status: 503, times: 9 })
  await expect(write(ref, given)).rejects.toThrow('answered 503')
  await simulator.control('refuse', { status: 503, times: 0 })
  await write('999', chosen({ consents: consent('given'), topics: { 'product-news': topic('unsubscribed') } }))
  expect(await writes()).toEqual([])
})

test('stops are found with the addresses they hold for; no row is no stop', async () => {
  const stopped = await person({
    emails: ['carl@example.com', 'c@home.example'],
    consents: [
      { purpose: 'EMARKETING', legalBase: 'WITHDRAWN' },
      { purpose: 'STORE', legalBase: 'WITHDRAWN' },
    ],
    reservations: [11, 13],
    noMailing: true,
  })
  const links = await choicesIn()
  expect(await links.stops(stopped)).toMatchObject({
    emails: ['carl@example.com', 'c@home.example'],
    stops: [{ kind: 'consent', purpose: 'requested-news' }, { kind: 'topic', topic: 'events-and-webinars' }, { kind: 'all-marketing' }],
  })
  expect(await links.stops(await person({ emails: ['d@example.com'] }))).toEqual({ emails: ['d@example.com'], stops: [] })
  expect(await links.stops('999')).toBeUndefined()
})

test('whoever looks while we write sees all of it', async () => {
  const ref = await person({ consents: [{ purpose: 'EMARKETING', legalBase: 'WITHDRAWN' }], reservations: [11, 12], noMailing: true })
  const links = await choicesIn()
  const topics = { 'product-news': topic('subscribed'), 'events-and-webinars': topic('subscribed') }
  const writing = links.write([{ ref }], { choices: chosen({ topics, consents: consent('given') }), receipt: 'r', at })
  expect((await links.stops(ref))!.stops).toEqual([])
  await writing
})

test('changes come oldest first, from a little before the place on', async () => {
  const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T12:00:00.000Z`
  const refs = await simulator.people(...[3, 1, 2].map((n) => carl({ emails: [`${n}@example.com`], updated: day(n) })))
  const links = await choicesIn()
  const all = await Array.fromAsync(links.changed(undefined))
  expect(all).toEqual([
    { ref: refs[1], at: day(1) },
    { ref: refs[2], at: day(2) },
    { ref: refs[0], at: day(3) },
  ])
  expect(await Array.fromAsync(links.changed(day(2)))).toEqual(all.slice(1))
})

test('hundreds of changes come whole, each once, even those of one moment', async () => {
  const moment = '2026-03-01T12:00:00.000Z'
  const many = Array.from({ length: 450 }, (_, n) =>
    carl({ emails: [`${n}@example.com`], updated: n < 420 ? moment : '2026-03-02T12:00:00.000Z' }),
  )
  const refs = await simulator.people(...many)
  const found = await Array.fromAsync((await choicesIn()).changed(undefined))
  expect(found).toHaveLength(450)
  expect(new Set(found.map(({ ref }) => ref))).toEqual(new Set(refs))
})

test('a subscription ended on a page of the CRM raises no event, but is among the changes', async () => {
  const ref = await person({ updated: '2026-01-01T00:00:00Z' })
  await simulator.control('person-reserves', { personId: Number(ref), shipmentTypeId: 12 })
  const links = await choicesIn()
  expect((await Array.fromAsync(links.changed('2026-02-01T00:00:00Z'))).map((one) => one.ref)).toEqual([ref])
  expect((await links.stops(ref))!.stops).toMatchObject([{ kind: 'topic', topic: 'product-news' }])
})
