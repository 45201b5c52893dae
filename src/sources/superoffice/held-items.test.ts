import { beforeEach, expect, test } from 'vitest'
import type { ProvenAddress } from '#sources/source.ts'
import { adaInCrm } from '#testing/crm-people.ts'
import { crmSimulator } from '#testing/crm-simulator.ts'
import { crmClient } from './client.ts'
import { superOfficeSource } from './superoffice-source.ts'

const simulator = await crmSimulator()
beforeEach(() => simulator.control('reset'))

const proven = (address: string): ProvenAddress => ({ channel: 'email', address, key: 'a'.repeat(32) })
const open = async () => superOfficeSource(await simulator.settings(), 'Europe/Oslo', { answerMs: 2000, patienceMs: 0 })

async function itemsOf(address = 'ada@example.com') {
  const source = await open()
  return Array.fromAsync(source.read(await source.find([proven(address)])))
}

const item = (items: Awaited<ReturnType<typeof itemsOf>>, title: string) =>
  items.find((one) => one.title === title && one.origin !== 'derived')!
const shown = (one: { values: { name: string; value: unknown; redacted?: string }[] }) =>
  Object.fromEntries(one.values.map(({ name, value, redacted }) => [name, redacted ?? value]))

test('everybody who has the address is found, with what tells them apart', async () => {
  await simulator.people(
    { ...adaInCrm, emails: ['Office@Example.com', 'ada@example.com'] },
    { firstname: 'Carl', lastname: 'Carlsson', emails: ['office@example.com'], birthDate: '0002-03-09' },
    { firstname: 'Dag', lastname: 'Dagsson', emails: ['other.office@example.com'] },
  )
  const found = await (await open()).find([proven('office@example.com'), proven('ada@example.com')])
  expect(found.map(({ name, marks }) => ({ name, marks }))).toEqual([
    {
      name: 'Ada Adasson',
      marks: [
        { kind: 'phone', value: '+47 22 00 11 22' },
        { kind: 'phone', value: '+47 900 11 223' },
        { kind: 'birth-date', value: '1984-03-09' },
        { kind: 'postcode', value: '0155' },
      ],
    },
    { name: 'Carl Carlsson', marks: [] },
  ])
})

test('contact details say where they work, what they agreed to and what they do not want', async () => {
  await simulator.people(adaInCrm)
  const items = await itemsOf()
  const [contact] = items.filter(({ id }) => id.startsWith('person:'))
  expect(shown(contact!)).toMatchObject({
    firstName: 'Ada',
    email: 'ada@example.com',
    'email-2': 'ada@home.example',
    birthDate: '1984-03-09',
  })
  expect(contact!.values.filter(({ correctable }) => correctable).map(({ name }) => name)).toEqual([
    'firstName',
    'lastName',
    'phone',
    'mobile',
  ])
  expect(shown(item(items, 'Fjordvik AS'))).toMatchObject({ title: 'Head of purchasing', registerNumber: '912345678' })
  expect(item(items, 'Sales and service')).toMatchObject({ at: '2025-02-01T08:00:00.000Z', origin: 'observed' })
  expect(shown(item(items, 'Promotions'))).toEqual({ wanted: false })
  // No row means that nothing was ever said, in either direction.
  expect(item(items, 'News')).toBeUndefined()
  expect(items.every(({ values }) => values.every(({ label }) => label?.en && label.sv))).toBe(true)
})

test('ACC-10 what staff keep to themselves and who else was there is said to be held, and not shown', async () => {
  await simulator.people(adaInCrm)
  const items = await itemsOf()
  expect(shown(item(items, 'Follow-up 2026-03-02'))).toEqual({ type: 'Meeting', minutes: 45, note: 'Talked about the renewal' })
  expect(shown(item(items, 'Meeting'))).toMatchObject({ agenda: 'trade-secret', note: 'trade-secret' })
  expect(shown(item(items, 'Follow-up 2026-05-04'))).toMatchObject({ internalNote: 'trade-secret', with: 'third-party' })
  const [own, internal, answer] = item(items, 'Cannot sign in').parts!
  expect(shown(own!)).toMatchObject({ from: 'Ada Adasson', text: 'It says my password is wrong.' })
  expect(shown(internal!)).toMatchObject({ from: 'third-party', text: 'trade-secret' })
  expect(shown(answer!)).toMatchObject({ from: 'third-party', text: 'Here is a new one.' })
  for (const hidden of ['Siri', 'forgot it', 'Difficult', 'among us', 'The price']) expect(JSON.stringify(items)).not.toContain(hidden)
})

test('the text of an internal message never leaves the CRM', async () => {
  await simulator.people(adaInCrm)
  await itemsOf()
  const texts = (await simulator.calls()).filter((call) => call.includes('TicketMessage'))
  expect(texts).toHaveLength(2)
})

test('what software has guessed about somebody is theirs to see, and told as a guess', async () => {
  await simulator.people(adaInCrm)
  const guess = (await itemsOf()).find(({ origin }) => origin === 'derived')!
  expect(guess).toMatchObject({ originFrom: 'Cannot sign in', category: 'messages-and-support' })
  expect(shown(guess)).toEqual({ mood: 'negative', confidence: 80 })
  expect(guess.parts!.map(shown)).toEqual([{ mood: 'negative', confidence: 80 }])
})

test('on a ticket of somebody else only one’s own words are shown', async () => {
  const [carl] = await simulator.people({ firstname: 'Carl', lastname: 'Carlsson', emails: ['carl@example.com'] })
  const ticket = { ...adaInCrm.tickets![0], SecondaryPersons: [{ PersonId: Number(carl), FullName: 'Carl Carlsson' }] }
  await simulator.people({ ...adaInCrm, tickets: [ticket] })
  const held = item(await itemsOf('carl@example.com'), 'Cannot sign in')
  expect(shown(held)).toMatchObject({ with: 'third-party' })
  expect(held.parts!.map((part) => shown(part).text)).toEqual(['third-party', 'trade-secret', 'Here is a new one.'])
  expect((await itemsOf('carl@example.com')).filter(({ origin }) => origin === 'derived')).toEqual([])
})

test('dates of the CRM stand for the day they mean', async () => {
  await simulator.people(adaInCrm)
  const items = await itemsOf()
  expect(item(items, 'Agreement').at).toBe('2026-02-11')
  expect(item(items, 'Ten licences').at).toBe('2026-02-10')
})

test('a page of clicks reads the CRM once', async () => {
  await simulator.people(adaInCrm)
  const source = await open()
  const subjects = await source.find([proven('ada@example.com')])
  // Finding somebody costs no more than who they are.
  expect(await simulator.calls()).toEqual(['GET Person', `GET Person/${subjects[0]!.ref}`])
  await source.tally(subjects)
  const before = (await simulator.calls()).length
  const items = await Array.fromAsync(source.read(subjects, { wanted: { words: ['renewal'] } }))
  expect(await source.one(subjects, items[0]!.id)).toEqual(items[0])
  expect((await simulator.calls()).length).toBe(before)
})

test('a merged record is found as the other one; whoever is in the recycle bin is not found', async () => {
  const [ada, twin] = await simulator.people(adaInCrm, { firstname: 'Ada', lastname: 'Adasson', emails: ['ada@old.example'] })
  const { call } = crmClient(await simulator.settings(), { answerMs: 2000, patienceMs: 0 })
  await call(`Person/${ada}/MergeTo/${twin}`, { method: 'POST', body: {} })
  expect(item(await itemsOf('ada@old.example'), 'Follow-up 2026-03-02')).toBeDefined()
  expect((await (await open()).find([proven('ada@example.com')])).map(({ ref }) => ref)).toEqual([twin])
  await call(`Person/${twin}`, { method: 'DELETE' })
  expect(await itemsOf('ada@old.example')).toEqual([])
})
