import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { adaInCrm } from '#testing/crm-people.ts'
import { crmSimulator } from '#testing/crm-simulator.ts'
import { freePort } from '#testing/free-port.ts'
import { crmClient, type Limits } from './client.ts'
import { isTheirs, type SuperOffice } from './entry.ts'

const simulator = await crmSimulator()
let ada: string
beforeEach(async () => {
  await simulator.control('reset')
  ada = (await simulator.people(adaInCrm))[0]!
})

const client = async (more: Partial<SuperOffice> = {}, limits: Partial<Limits> = {}) =>
  crmClient(await simulator.settings(more), { answerMs: 2000, patienceMs: 0, ...limits })
const nameOf = async (crm: Awaited<ReturnType<typeof client>>) =>
  (await crm.get(`Person/${ada}`, z.object({ Firstname: z.string() })))?.Firstname
const logins = async () => (await simulator.rows<{ path: string }>('calls')).filter(({ path }) => path.includes('PartnerSystemUser')).length

test('one ticket serves every call, and calls that start together fetch one', async () => {
  const crm = await client()
  expect(await Promise.all([nameOf(crm), nameOf(crm), nameOf(crm)])).toEqual(['Ada', 'Ada', 'Ada'])
  await nameOf(crm)
  expect(await logins()).toBe(1)
})

test('a ticket that has run out is renewed once, unseen, however many calls find it so', async () => {
  const crm = await client()
  await nameOf(crm)
  await simulator.control('expire-tickets')
  expect(await Promise.all([nameOf(crm), nameOf(crm)])).toEqual(['Ada', 'Ada'])
  expect(await logins()).toBe(2)
})

test('a ticket is good for six hours after its last use', async () => {
  const crm = await client()
  await nameOf(crm)
  await simulator.control('set', { ahead: 5.9 * 3_600_000 })
  await nameOf(crm)
  await simulator.control('set', { ahead: 11 * 3_600_000 })
  await nameOf(crm)
  expect(await logins()).toBe(1)
  await simulator.control('set', { ahead: 18 * 3_600_000 })
  await nameOf(crm)
  expect(await logins()).toBe(2)
})

test('an app whose key, token or tenant is not the right one does not come in, and no secret is told', async () => {
  const strange = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  for (const wrong of [{ privateKey: strange }, { systemToken: 'Other-token' }, { applicationToken: 'guess' }]) {
    const settings = await simulator.settings(wrong)
    const refused = await nameOf(await client(wrong)).catch((error: Error) => error)
    expect(refused).toHaveProperty('message', 'SuperOffice CRM does not let the app in.')
    for (const secret of [settings.applicationToken, settings.systemToken, 'PRIVATE KEY'])
      expect(String((refused as Error).stack)).not.toContain(secret)
  }
  await expect(nameOf(await client({ tenant: 'Cust99999' }))).rejects.toThrow(/answered 404 when asked where Cust99999 is/)
})

test('a tenant that has moved is found again (421)', async () => {
  const crm = await client()
  await nameOf(crm)
  await simulator.control('move')
  expect(await nameOf(crm)).toBe('Ada')
  const before = (await simulator.calls()).length
  expect(await nameOf(crm)).toBe('Ada')
  expect(await simulator.calls()).toHaveLength(before + 1)
})

test('a throttled call comes again when it is asked to, within its patience', async () => {
  const crm = await client({}, { patienceMs: 2500 })
  await simulator.control('refuse', { status: 429, times: 2, retryAfter: 1 })
  expect(await nameOf(crm)).toBe('Ada')
  expect(await simulator.calls()).toHaveLength(3)
  expect(await simulator.control('told')).toEqual({ early: 0 })
})

test('a call that would have to wait longer is left to whoever tries again later', async () => {
  const crm = await client({}, { patienceMs: 2500 })
  await simulator.control('refuse', { status: 429, times: 1, retryAfter: 60 })
  await expect(nameOf(crm)).rejects.toThrow('SuperOffice CRM answered 429 to GET Person/*.')
  expect(await simulator.calls()).toHaveLength(1)
})

test('the nightly restart is waited for, and said where it takes too long', async () => {
  await simulator.control('refuse', { status: 503, times: 1 })
  expect(await nameOf(await client({}, { patienceMs: 1000 }))).toBe('Ada')
  await simulator.control('refuse', { status: 503, times: 99 })
  await expect(nameOf(await client())).rejects.toThrow('answered 503')
})

test('a tenant that is offline is not called at all', async () => {
  await simulator.control('set', { isRunning: false })
  await expect(nameOf(await client())).rejects.toThrow('SuperOffice CRM is not running just now.')
  expect(await simulator.calls()).toEqual([])
  await simulator.control('set', { isRunning: true })
  expect(await nameOf(await client())).toBe('Ada')
})

test('a CRM that nobody finds, or that takes too long, is said to be silent', async () => {
  await expect(nameOf(await client({ environment: `http://127.0.0.1:${await freePort()}` }))).rejects.toThrow(
    'does not answer: ECONNREFUSED',
  )
  await expect(nameOf(await client({}, { answerMs: 0 }))).rejects.toThrow('does not answer: nothing within 0 ms')
})

test('secrets go to the vendor by https and to nobody else', () => {
  const online = { environment: 'online' }
  expect(isTheirs(online, 'https://online3.superoffice.com/Cust12345/api')).toBe(true)
  for (const address of [
    'http://online3.superoffice.com/Cust12345/api',
    'https://online3.superoffice.com.example/api',
    'https://evilsuperoffice.com/api',
    'nonsense',
  ]) {
    expect(isTheirs(online, address), address).toBe(false)
  }
})
