import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { receiptCode } from '#domain/receipt-code.ts'
import { crmSimulator } from '#testing/crm-simulator.ts'
import { freePort } from '#testing/free-port.ts'
import { httpPerson } from '#testing/http-person.ts'
import { innsyn, type ServerProcess, serverProcess } from '#testing/server-process.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

// Two processes that talk to each other, and waits for tries that come again after seconds.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const soon = { timeout: 60_000, interval: 200 }

const crm = await crmSimulator()
const env: Record<string, string> = {}
let server: ServerProcess

beforeAll(async () => {
  const { applicationToken, systemToken, privateKey, ...settings } = await crm.settings()
  const entry = {
    ...{ kind: settings.kind, id: settings.id, name: settings.name, environment: settings.environment, tenant: settings.tenant },
    ...{ applicationToken: 'env:CRM_APP', systemToken: 'env:CRM_SYSTEM', privateKey: 'env:CRM_KEY', webhookSecret: 'env:CRM_HOOK' },
    ...{ purposes: { 'requested-news': 'EMARKETING' }, topics: { 'product-news': 12, 'events-and-webinars': 11 } },
  }
  const port = await freePort()
  const path = join(temporaryFolder(), 'systems.json')
  writeFileSync(path, JSON.stringify({ sources: [entry] }))
  Object.assign(env, { PORT: String(port), SYSTEMS_FILE: path, CRM_HOOK: 'our secret' })
  Object.assign(env, { CRM_APP: applicationToken, CRM_SYSTEM: systemToken, CRM_KEY: privateKey })
  const hook = { WebhookId: 1, Name: 'Innsyn', Events: ['person.changed', 'person.consented', 'person.unconsented'], Secret: 'our secret' }
  const target = `http://localhost:${port}/api/v1/sources/crm/events`
  await crm.control('set', { webhooks: [{ ...hook, TargetUrl: target, State: 'Active', failures: 0, lastError: '' }] })
  server = await serverProcess(env)
})
afterAll(async () => {
  await server.end('SIGTERM')
})

const somebody = async (name: string) => {
  const email = `${name}@crm.example`
  const consents = [{ purpose: 'EMARKETING', legalBase: '61A' }]
  const [ref] = await crm.people({ firstname: name, lastname: 'Kunde', emails: [email], consents })
  const personId = Number(ref)
  const person = await httpPerson(server.url, email)
  return {
    ...person,
    personId,
    consent: async () =>
      (await crm.rows<{ personId: number; legalBaseKey: string; comment: string }>('consents')).find((row) => row.personId === personId)!,
    reserved: async () =>
      (await crm.rows<{ personId: number; shipmentTypeId: number }>('reservations'))
        .filter((row) => row.personId === personId)
        .map((row) => row.shipmentTypeId),
    newest: async () => (await person.history())[0],
  }
}
const no = { type: 'RefuseConsent', purpose: 'requested-news', textVersion: '3' }
const yes = { ...no, type: 'GiveConsent' }
const leave = { type: 'Unsubscribe', topic: 'product-news', channel: 'email' }

test('withdrawn here: the row there is withdrawn under the name of our receipt, and the mails are reserved', async () => {
  const ada = await somebody('ada')
  await ada.chooses(yes)
  await ada.chooses(no)
  await expect.poll(async () => (await ada.consent()).legalBaseKey, soon).toBe('WITHDRAWN')
  const { event, hash } = (await ada.newest())!
  expect([event.type, (await ada.consent()).comment]).toEqual(['ConsentWithdrawn', `Innsyn ${receiptCode(hash)}`])
  await ada.chooses(leave)
  await expect.poll(ada.reserved, soon).toEqual([12])
})

test('changed there: heard of by webhook, and stopped here', async () => {
  const bo = await somebody('bo')
  await bo.chooses({ type: 'Subscribe', topic: 'surveys', channel: 'email' })
  await crm.control('staff-edits', { personId: bo.personId, set: { noMailing: true } })
  await expect.poll(async () => (await bo.newest())?.door, soon).toBe('connector')
  expect((await bo.history()).map(({ event }) => event)).toContainEqual({
    type: 'Unsubscribed',
    topic: 'surveys',
    channel: 'email',
    wasOn: true,
  })
})

test('a change nobody told us of is found by the reconciliation', async () => {
  const kim = await somebody('kim')
  await crm.control('set', { delivery: { lose: true, pace: 0.01 } })
  await crm.control('person-reserves', { personId: kim.personId, shipmentTypeId: 11 })
  const said = await innsyn(['reconcile', '--source', 'crm'], server, env)
  expect(said).toMatch(/^crm: [1-9]\d* people to look at again$/m)
  await expect
    .poll(async () => await kim.newest(), soon)
    .toMatchObject({ event: { type: 'Unsubscribed', topic: 'events-and-webinars' }, door: 'connector', actor: 'system' })
  // Ends with 1 where the pages are not built, which is no matter of this test.
  const looked = await innsyn(['doctor'], server, env).catch(({ stdout }: { stdout: string }) => stdout)
  expect(looked).toMatch(/^ok +choices crm +reconciled at 2\d{3}-/m)
})

test('a tenant that has moved, tickets that have run out and throttling are survived', async () => {
  const liv = await somebody('liv')
  await crm.control('move')
  await crm.control('expire-tickets')
  await crm.control('refuse', { status: 429, times: 3, retryAfter: 0 })
  await liv.chooses(leave)
  await expect.poll(liv.reserved, soon).toEqual([12])
})

test('a nightly restart is survived: what was chosen meanwhile is told when the CRM is back', async () => {
  const per = await somebody('per')
  await crm.control('set', { isRunning: false })
  await per.chooses(no)
  const refused = async () =>
    (await crm.rows<{ path: string; status: number }>('calls')).filter(({ path, status }) => path.includes('/Person') && status === 503)
      .length
  // The call itself tries again for two seconds; once it has given up, only the outbox can bring it there.
  let before = 0
  const gaveUp = async () => {
    const now = await refused()
    const isQuiet = now > 0 && now === before
    before = now
    return isQuiet
  }
  await expect.poll(gaveUp, { ...soon, interval: 800 }).toBe(true)
  expect((await per.consent()).legalBaseKey).toBe('61A')
  await crm.control('set', { isRunning: true })
  await expect.poll(async () => (await per.consent()).legalBaseKey, soon).toBe('WITHDRAWN')
})
