import { beforeEach, expect, test } from 'vitest'
import { adaInCrm } from '#testing/crm-people.ts'
import { crmSimulator } from '#testing/crm-simulator.ts'
import { superOfficeSource } from './superoffice-source.ts'

const simulator = await crmSimulator()
let ada: string
beforeEach(async () => {
  await simulator.control('reset')
  ada = (await simulator.people(adaInCrm))[0]!
})

const correct = async (field: string, value: string, item = `person:${ada}`) => {
  const source = superOfficeSource(await simulator.settings(), 'Europe/Oslo', { answerMs: 2000, patienceMs: 0 })
  return source.correct([{ ref: ada }], item, field, value)
}
const inCrm = async () => (await simulator.rows('persons'))[0]!

test('a name, a title or a phone is put right, and nothing else about the person changes', async () => {
  const tables = ['emails', 'consents', 'reservations', 'appointments']
  const others = () => Promise.all(tables.map((table) => simulator.rows(table)))
  const before = [await inCrm(), await others()]
  expect(await correct('lastName', 'Adahl')).toEqual({ category: 'contact-details', result: 'done', count: 1 })
  expect(await correct('title', 'Buyer', `employer:${ada}`)).toMatchObject({ category: 'role-at-employer', result: 'done' })
  await correct('mobile', '+47 1')
  expect([{ ...(await inCrm()), updated: 0 }, await others()]).toEqual([
    { ...(before[0] as object), lastname: 'Adahl', title: 'Buyer', updated: 0 },
    before[1],
  ])
  const phones = await simulator.rows('phones')
  expect(phones.map(({ kind, value }) => [kind, value])).toEqual([
    ['OfficePhones', '+47 22 00 11 22'],
    ['MobilePhones', '+47 1'],
  ])
})

test('an address, another list member or somebody else’s record is not put right from here', async () => {
  for (const field of ['email', 'birthDate', 'mobile-2', 'constructor', 'OfficePhones']) {
    expect(await correct(field, 'x'), field).toEqual({ category: 'contact-details', result: 'not-possible', count: 0 })
  }
  expect(await correct('lastName', 'x', 'person:999')).toMatchObject({ result: 'not-possible' })
  expect((await simulator.calls()).filter((call) => call.startsWith('PUT'))).toEqual([])
})

test('what somebody else has saved in between stays (412); the correction comes on top of it', async () => {
  await simulator.control('set', { race: { personId: Number(ada), set: { title: 'Director' } } })
  expect(await correct('lastName', 'Adahl')).toMatchObject({ result: 'done' })
  expect(await inCrm()).toMatchObject({ title: 'Director', lastname: 'Adahl' })
  expect((await simulator.calls()).filter((call) => call.startsWith('PUT'))).toHaveLength(2)
})

test('the next reading shows the correction at once', async () => {
  const source = superOfficeSource(await simulator.settings(), 'Europe/Oslo', { answerMs: 2000, patienceMs: 0 })
  const subjects = [{ ref: ada }]
  const lastName = async () => (await source.one(subjects, `person:${ada}`))!.values.find(({ name }) => name === 'lastName')!.value
  expect(await lastName()).toBe('Adasson')
  await source.correct(subjects, `person:${ada}`, 'lastName', 'Adahl')
  expect(await lastName()).toBe('Adahl')
})
