import { createHmac } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { crmSimulator } from '#testing/crm-simulator.ts'
import { receiver } from '#testing/receiver.ts'
import { crmClient } from './client.ts'
import { heardEvent } from './heard-event.ts'

const simulator = await crmSimulator()
beforeEach(() => simulator.control('reset'))

const webhookSecret = 'shared with the CRM'
const ours = { webhookSecret, tenant: 'Cust12345' }
const carl = { firstname: 'Carl', lastname: 'Carlsson', emails: ['carl@example.com'] }
const events = [
  'person.created',
  'person.changed',
  'person.softdeleted',
  'person.deleted',
  'person.consented',
  'person.unconsented',
  'ticket.deleted',
]

const crm = async () => crmClient(await simulator.settings(), { answerMs: 2000, patienceMs: 0 })
const webhooks = () => simulator.rows<{ State: string; failures: number }>('webhooks')

/** A receiver the CRM knows, which answers as told. Its first message is the test of the CRM. */
async function listening(answer: () => number = () => 200) {
  await simulator.control('set', { delivery: { lose: false, pace: 0.001 } })
  const target = await receiver((response) => response.writeHead(answer()).end())
  const body = { Name: 'Innsyn', Events: events, TargetUrl: target.url, Secret: webhookSecret }
  await (await crm()).call('Webhook', { method: 'POST', body })
  const withdraw = async (ref: string) => {
    const query = { source: 'USER', legalBase: 'WITHDRAWN' }
    await (await crm()).call(`Person/${ref}/Consent/EMARKETING`, { method: 'PUT', query })
    await simulator.control('settle')
  }
  return { ...target, withdraw }
}

const heard = (got: { headers: object; body: string }, now = new Date(), settings: Parameters<typeof heardEvent>[0] = ours) =>
  heardEvent(settings, { headers: new Headers(got.headers as Record<string, string>), body: got.body }, now)

test('an event of the CRM is believed and says whom to look at again, not what was chosen', async () => {
  const [ref] = await simulator.people(carl)
  const { got, withdraw } = await listening()
  expect(heard(got[0]!)).toMatchObject({ refs: [] })
  await withdraw(ref!)
  const { EventId } = JSON.parse(got[1]!.body)
  expect(got[1]!.headers['x-superoffice-event']).toBe('person.unconsented')
  expect(heard(got[1]!)).toEqual({ id: EventId, refs: [ref] })
})

test('nothing is believed that was changed, signed by others, meant for others, or is no event', async () => {
  const { got } = await listening()
  const real = got[0]!
  const signed = (body: string) => ({
    headers: { 'x-superoffice-signature': createHmac('sha256', webhookSecret).update(body).digest('base64') },
    body,
  })
  expect(heard({ ...real, body: real.body.replace('"PrimaryKey":0', '"PrimaryKey":7') })).toBeUndefined()
  expect(heard({ headers: {}, body: real.body })).toBeUndefined()
  expect(heard({ headers: { 'x-superoffice-signature': 'not base64 §' }, body: real.body })).toBeUndefined()
  expect(heard(real, new Date(), { ...ours, webhookSecret: 'another' })).toBeUndefined()
  expect(heard(real, new Date(), { ...ours, webhookSecret: undefined })).toBeUndefined()
  expect(heard(real, new Date(), { ...ours, tenant: 'Cust99999' })).toBeUndefined()
  expect(heard(signed('no json'))).toBeUndefined()
  expect(heard(signed('{}'))).toBeUndefined()
  expect(heard(signed(real.body.replace(/"Timestamp":"[^"]+"/, '"Timestamp":"soon"')))).toBeUndefined()
})

test('an event is believed for ten minutes, before and after', async () => {
  const { got } = await listening()
  const at = Date.parse(JSON.parse(got[0]!.body).Timestamp)
  const after = (minutes: number) => heard(got[0]!, new Date(at + minutes * 60_000))
  expect([after(9.9), after(-9.9)]).toEqual([expect.anything(), expect.anything()])
  expect([after(10.1), after(-10.1)]).toEqual([undefined, undefined])
})

test('phones and subscriptions change without a word', async () => {
  const [ref] = await simulator.people(carl)
  const { got } = await listening()
  const { call } = await crm()
  const entity = (await call(`Person/${ref}`)).json as object
  await call(`Person/${ref}`, {
    method: 'PUT',
    body: { ...entity, MobilePhones: [{ Value: '1' }], ShipmentTypes: [{ Id: 11, Selected: false }] },
  })
  await simulator.control('settle')
  expect(got).toHaveLength(1)
  await call(`Person/${ref}`, { method: 'PUT', body: { ...entity, Lastname: 'Other' } })
  await simulator.control('settle')
  expect(got.at(-1)!.headers['x-superoffice-event']).toBe('person.changed')
})

test('an event that is refused three times is dropped; after nine failures in a row there are no more', async () => {
  const [ref] = await simulator.people(carl)
  let status = 200
  const { got, withdraw } = await listening(() => status)
  status = 500
  await withdraw(ref!)
  expect(got.slice(1).map(({ headers }) => headers['x-superoffice-retry'])).toEqual(['0', '1', '2'])
  status = 200
  await withdraw(ref!)
  expect(got).toHaveLength(5)
  status = 500
  for (let time = 0; time < 4; time += 1) await withdraw(ref!)
  expect(got).toHaveLength(5 + 9)
  expect(await webhooks()).toMatchObject([{ State: 'TooManyErrors' }])
})

test('a receiver that does not pass the test of the CRM is not registered', async () => {
  await expect(listening(() => 500)).rejects.toThrow('answered 400 to POST Webhook')
  expect(await webhooks()).toEqual([])
})
