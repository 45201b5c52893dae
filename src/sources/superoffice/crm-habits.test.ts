import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { adaInCrm } from '#testing/crm-people.ts'
import { crmSimulator } from '#testing/crm-simulator.ts'
import { type Call, crmClient } from './client.ts'
import { keys } from './entities.ts'

/** What the stand-in does as the vendor documents it; the connector is built on these habits. */
const simulator = await crmSimulator()
let ada: string
beforeEach(async () => {
  await simulator.control('reset')
  ada = (await simulator.people(adaInCrm))[0]!
})

const crm = crmClient(await simulator.settings(), { answerMs: 2000, patienceMs: 0 })
const get = async (path: string) => (await crm.call(path)).json
const put = (path: string, call: Call) => crm.call(path, { method: 'PUT', ...call })
const post = (path: string, body: unknown = {}) => crm.call(path, { method: 'POST', body })
const consent = (legalBase: string, comment = '') => ({ query: { source: 'API', legalBase, comment } })

test('nobody has said no to anything: every subscription is on, and no consent stands there', async () => {
  const [dag] = await simulator.people({ firstname: 'Dag', lastname: 'Dagsson', emails: [] })
  const person = (await get(`Person/${dag}`)) as { ShipmentTypes: { Selected: boolean }[] }
  expect(person.ShipmentTypes.map(({ Selected }) => Selected)).toEqual([true, true, true, true])
  expect(await get(`Person/${dag}/Consent`)).toEqual([])
  expect(await get(`Person/${dag}/Consent/EMARKETING`)).toBe(false)
})

test('a person and a purpose have one row, which is written over; withdrawn is not given', async () => {
  await put(`Person/${ada}/Consent/EMARKETING`, consent('61A', 'first'))
  expect(await get(`Person/${ada}/Consent/EMARKETING`)).toBe(true)
  await put(`Person/${ada}/Consent/EMARKETING`, consent('WITHDRAWN', 'second'))
  expect(await get(`Person/${ada}/Consent/EMARKETING`)).toBe(false)
  const rows = (await simulator.rows('consents')).filter(({ purposeKey }) => purposeKey === 'EMARKETING')
  expect(rows).toMatchObject([{ comment: 'second' }])
})

test('a comment has room for 255 characters, and keys must stand in their lists', async () => {
  await put(`Person/${ada}/Consent/EMARKETING`, consent('61A', 'x'.repeat(255)))
  await expect(put(`Person/${ada}/Consent/EMARKETING`, consent('61A', 'x'.repeat(256)))).rejects.toThrow('answered 400')
  await expect(put(`Person/${ada}/Consent/EMARKETING`, consent('CONSENT'))).rejects.toThrow('answered 400')
  await expect(put(`Person/${ada}/Consent/NEWS`, consent('61A'))).rejects.toThrow('answered 400')
})

test('a save takes the whole entity: what is missing is emptied, consents are not', async () => {
  await put(`Person/${ada}`, { body: { Firstname: 'Ada', Lastname: 'Adasson' } })
  expect(await get(`Person/${ada}`)).toMatchObject({ Title: '', OfficePhones: [], Consents: [{ ConsentPurposeKey: 'STORE' }] })
})

test('a save on top of an older state is refused (412), by whole seconds', async () => {
  const { UpdatedDate, ...person } = (await get(`Person/${ada}`)) as { UpdatedDate: string }
  const unmodifiedSince = new Date(UpdatedDate).toUTCString()
  expect(await put(`Person/${ada}`, { body: person, unmodifiedSince })).toMatchObject({ status: 200 })
  await simulator.control('set', { ahead: 5000 })
  await simulator.control('staff-edits', { personId: Number(ada), set: { title: 'Director' } })
  expect(await put(`Person/${ada}`, { body: person, unmodifiedSince })).toMatchObject({ status: 412 })
})

test('a person who is deleted is gone from reads, and can be brought back', async () => {
  await crm.call(`Person/${ada}`, { method: 'DELETE' })
  for (const path of ['', '/Consent', '/Simple', '/Tickets'])
    expect(await crm.call(`Person/${ada}${path}`), path).toMatchObject({ status: 404 })
  expect(await crm.get('Archive/RecyclePerson', keys)).toEqual({ value: [{ PrimaryKey: Number(ada) }] })
  await post('Agents/Person/Undelete', { PersonIds: [Number(ada)] })
  expect(await crm.call(`Person/${ada}`)).toMatchObject({ status: 200 })
})

test('an archive filters, sorts and cuts, and says where it goes on', async () => {
  await simulator.people({ firstname: 'Siobhan', lastname: "O'Brien", emails: ['ob@example.com'] })
  const names = async (query: Call['query']) => {
    const page = await crm.get('Person', z.object({ value: z.array(z.object({ fullName: z.string() })) }), {
      $select: 'fullName',
      ...query,
    })
    return page!.value.map(({ fullName }) => fullName)
  }
  expect(await names({ $filter: "fullName contains 'o''brien'" })).toEqual(["Siobhan O'Brien"])
  expect(await names({ $filter: "fullName begins 'Ada' and (personId gt 0 or personId lt 0)" })).toEqual(['Ada Adasson'])
  expect(await names({ $orderBy: 'fullName desc', $top: 1 })).toEqual(["Siobhan O'Brien"])
  expect((await crm.call('Person', { query: { $top: 1 } })).json).toMatchObject({ 'odata.nextLink': expect.stringContaining('skip=1') })
  await expect(names({ $filter: "fullName like 'x'" })).rejects.toThrow('answered 400')
})
