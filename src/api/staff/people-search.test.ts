import { expect, test } from 'vitest'
import { provenEmail } from '#api/address.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { apiAs, people } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { hold } from '#testing/records.ts'

const search = (by: Browser, text: string) => by.post('/api/v1/staff/people/search', { text })
const found = async (by: Browser, text: string) => (await (await search(by, text)).json()).people

test('people are found by name and by address, each once, with the systems that know them', async () => {
  const { sam } = await apiAs()
  const ada = { name: 'Ada Lovelace', email: 'ada@example.org', sources: ['Records'] }
  expect(await found(sam, 'lovelace')).toMatchObject([ada])
  expect(await found(sam, ' ADA@Example.org ')).toMatchObject([ada])
  expect(await found(sam, 'nobody@example.org')).toEqual([])
})

test('somebody who was never here is found and can be viewed, and comes into being with that view alone', async () => {
  const { host, another } = people()
  await hold(host, 'nils@example.org', [{ id: 'n1', category: 'orders', name: 'Nils Nilsson' }])
  const sam = another()
  await sam.signIn('sam@acme.example')
  const { key } = provenEmail(host.keys, 'nils@example.org')
  const [nils] = await found(sam, 'nilsson')
  expect(await host.store.addresses.find([key])).toEqual([undefined])
  const view = await sam.post('/api/v1/staff/views', { personId: nils.personId, reason: 'fault', ticket: '1' })
  expect(await view.json()).toMatchObject({ scope: 'view', name: 'Nils Nilsson' })
  expect(await host.store.addresses.find([key])).toEqual([nils.personId])
  expect((await (await sam.ask('/api/v1/overview')).json()).total).toBe(1)
})

test('somebody found is shown again by id, and nobody else is', async () => {
  const { sam, ada } = await apiAs()
  const [person] = await found(sam, 'lovelace')
  expect(await (await sam.ask(`/api/v1/staff/people/${person.personId}`)).json()).toEqual(person)
  expect((await sam.ask('/api/v1/staff/people/nobody')).status).toBe(404)
  expect((await ada.ask(`/api/v1/staff/people/${person.personId}`)).status).toBe(403)
})

test('a system that does not answer is left out', async () => {
  const store = memoryStore()
  const fails = () => Promise.reject(new Error('no answer'))
  const silent = { ...recordsSource(store, 'Far'), search: fails, find: fails }
  const { sam } = await apiAs({ store, sources: [silent, recordsSource(store, 'Records')] })
  expect(await found(sam, 'ada@example.org')).toMatchObject([{ sources: ['Records'] }])
})

test('there are never more than twenty', async () => {
  const { sam, host } = await apiAs()
  for (let number = 0; number < 30; number++)
    await hold(host, `p${number}@example.org`, [{ id: `p${number}`, category: 'profile', name: 'Many Persons' }])
  expect(await found(sam, 'persons')).toHaveLength(20)
})

test('two letters find nobody, and persons find nobody either', async () => {
  const { sam, ada } = await apiAs()
  expect((await search(sam, 'ad')).status).toBe(422)
  expect((await search(ada, 'lovelace')).status).toBe(403)
})
