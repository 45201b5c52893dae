import { beforeEach, expect, test } from 'vitest'
import { addDays, localDate } from '#domain/legal-clock.ts'
import { adaInCrm } from '#testing/crm-people.ts'
import { crmSimulator } from '#testing/crm-simulator.ts'
import { crmClient } from './client.ts'
import type { SuperOffice } from './entry.ts'
import { superOfficeSource } from './superoffice-source.ts'

const simulator = await crmSimulator()
let ada: string
beforeEach(async () => {
  await simulator.control('reset')
  ada = (await simulator.people(adaInCrm))[0]!
})

const limits = { answerMs: 2000, patienceMs: 0 }
const open = async (more: Partial<SuperOffice> = {}) => superOfficeSource(await simulator.settings(more), 'Europe/Oslo', limits)
const erase = async (category?: string, more: Partial<SuperOffice> = {}) => (await open(more)).erase([{ ref: ada }], category)
const deleteExpired = async () =>
  crmClient(await simulator.settings(), limits).call('Agents/Person/DeleteExpired', { method: 'POST', body: {} })
const day = 24 * 3_600_000

test('ERA-02 the person goes into the recycle bin, and what stays is told with its ground', async () => {
  const until = addDays(localDate(new Date().toISOString(), 'Europe/Oslo'), 14)
  expect((await erase()).toSorted((a, b) => (a.category + a.result < b.category + b.result ? -1 : 1))).toEqual([
    { category: 'contact-details', result: 'erased', count: 4, until },
    { category: 'contracts-and-documents', result: 'kept', count: 1, ground: 'legal_claims' },
    { category: 'meetings-and-calls', result: 'erased', count: 3 },
    { category: 'messages-and-support', result: 'kept', count: 2, ground: 'legal_claims' },
    { category: 'orders-and-invoices', result: 'kept', count: 1, ground: 'legal_obligation' },
    { category: 'role-at-employer', result: 'erased', count: 1, until },
  ])
  expect(await erase()).toEqual([])
})

test('after the time of retention consents and reservations go too, and what is kept is about nobody', async () => {
  await erase()
  await simulator.control('set', { ahead: 13 * day })
  await deleteExpired()
  expect(await simulator.rows('consents')).toHaveLength(1)
  await simulator.control('set', { ahead: 15 * day })
  await deleteExpired()
  expect(await Promise.all(['persons', 'emails', 'phones', 'consents', 'reservations'].map((table) => simulator.rows(table)))).toEqual([
    [],
    [],
    [],
    [],
    [],
  ])
  const kept = (await Promise.all(['cases', 'messages', 'sales', 'documents'].map((table) => simulator.rows(table)))).flat()
  expect(kept).toHaveLength(6)
  expect(kept.every(({ personId }) => personId === 0)).toBe(true)
})

test('what the operator does not keep is deleted', async () => {
  const outcomes = await erase(undefined, { keep: {} })
  expect(outcomes.filter(({ result }) => result !== 'erased')).toEqual([])
  const [ticket] = await simulator.rows('cases')
  expect(ticket).toHaveProperty('deletedAt')
})

test('a ticket of somebody else is not deleted with a person who only stands on it', async () => {
  const other = { PersonId: Number(ada), FullName: 'Ada Adasson' }
  await simulator.people({ firstname: 'Carl', lastname: 'Carlsson', emails: [], tickets: [{ Title: 'Ours', SecondaryPersons: [other] }] })
  const outcomes = await erase('messages-and-support', { keep: {} })
  expect(outcomes).toContainEqual({ category: 'messages-and-support', result: 'kept', count: 1, ground: 'third_party_rights' })
  expect((await simulator.rows<{ deletedAt?: number }>('cases')).filter(({ deletedAt }) => deletedAt)).toHaveLength(1)
})

test('contact details alone cannot go: the person would go with them', async () => {
  expect(await erase('contact-details')).toEqual([{ category: 'contact-details', result: 'not-possible', count: 4 }])
  expect((await simulator.calls()).filter((call) => call.startsWith('DELETE'))).toEqual([])
})

test('a CRM that stops in the middle is gone on with: the person is still found', async () => {
  const source = await open()
  const subjects = [{ ref: ada }]
  await source.tally(subjects)
  await simulator.control('set', { failAfterDeletes: 2 })
  await expect(source.erase(subjects)).rejects.toThrow('answered 503 to DELETE Appointment/*')
  await simulator.control('set', { failAfterDeletes: null })
  const outcomes = await source.erase(subjects)
  expect(outcomes).toContainEqual({ category: 'meetings-and-calls', result: 'erased', count: 1 })
  expect(outcomes.map(({ category }) => category)).toContain('contact-details')
})
