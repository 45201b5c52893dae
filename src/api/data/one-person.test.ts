import { expect, test } from 'vitest'
import { provenEmail } from '#api/address.ts'
import { personStream } from '#api/identity.ts'
import type { Mark } from '#domain/marks.ts'
import { people as signedOut } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { type MemoryPerson, memorySource } from '#testing/memory-source.ts'
import { correctedEverywhere, shownEverywhere } from '#testing/shown-everywhere.ts'

const email = 'family@example.org'
const secrets = (name: string) => `Secret of ${name}`
const held = (id: string, whose: string): MemoryPerson['items'][number] => ({
  id,
  category: 'orders',
  at: '2026-01-01',
  title: secrets(whose),
  values: [{ name: 'note', value: secrets(whose), correctable: true }],
})
const person = (ref: string, name: string, marks: Mark[] = [], whose = name): MemoryPerson => ({
  ref,
  name,
  marks,
  emails: [email],
  items: [held(`${ref}-1`, whose), held(`${ref}-2`, whose)],
})
const phone = (value: string): Mark => ({ kind: 'phone', value })
const adas = phone('+46 70 123 45 67')
const bos = phone('070-765 43 21')
const home: Mark = { kind: 'postcode', value: '111 22' }

function open(crmPeople: MemoryPerson[], shopPeople: MemoryPerson[]) {
  const systems = [
    memorySource({ id: 'crm', name: 'CRM', people: crmPeople, can: ['correct', 'erase'] }),
    memorySource({ id: 'shop', name: 'Shop', people: shopPeople, can: ['correct', 'erase'] }),
  ]
  const all = signedOut({ sources: systems })
  const signedIn = async (address = email) => {
    const one = all.another()
    await one.signIn(address)
    return one
  }
  const say = (one: Browser, { kind, value }: Mark) => one.post('/api/v1/session/mark', { kind, value })
  return { ...all, systems, signedIn, say }
}
/** A couple with one mailbox. The shop knows Bo too. */
const couple = () =>
  open([person('1', 'Ada Ek', [adas, home]), person('2', 'Bo Ek', [bos, home])], [person('7', 'Ek, Bo', [home], 'Bo at the shop')])

const code = async (answer: Promise<Response>) => (await (await answer).json()).code as string

test('IDV-06 of a mailbox two people share nothing is shown, counted, copied or changed before it is known who is there', async () => {
  const { systems, signedIn } = couple()
  const one = await signedIn()
  const { text, counted, shared } = await shownEverywhere(one, systems)
  expect(shared).toEqual({ kinds: ['phone'] })
  expect(counted).toEqual([0, 0, 0, 0, 0])
  expect(text).not.toMatch(/Secret|Ada|\bBo\b/)
  expect(await correctedEverywhere(one, systems)).toBe(0)
  expect(await code(one.post('/api/v1/exports', { scope: 'access' }))).toBe('identity-not-verified')
  for (const requestType of ['access', 'erasure', 'rectification'])
    expect(await code(one.post('/api/v1/requests', { requestType })), requestType).toBe('identity-not-verified')
})

test('IDV-06 nobody’s name is written down for a mailbox that two people share', async () => {
  const { host, signedIn } = couple()
  await signedIn()
  const [personId] = await host.store.addresses.find([provenEmail(host.keys, email).key])
  expect(await host.store.vault.all(personStream(personId!))).toEqual({ email })
})

test('IDV-05 choices and what only stops something work as before', async () => {
  const one = await couple().signedIn()
  expect((await one.post('/api/v1/choices', { type: 'StopAllMarketing' })).status).toBe(200)
  expect((await one.post('/api/v1/requests', { requestType: 'objection_direct_marketing' })).status).toBe(201)
})

test.each([
  ['Ada', adas, 2],
  ['Bo', bos, 4],
])('IDV-06 one more mark opens the records of %s, and of nobody else', async (name, mark, count) => {
  const { systems, signedIn, say } = couple()
  const one = await signedIn()
  expect((await say(one, mark)).status).toBe(200)
  const { text, counted, shared } = await shownEverywhere(one, systems)
  expect(shared).toBeUndefined()
  expect(counted).toEqual([count, count, count, count, count])
  const seen = [...new Set(text.match(/Secret of [A-Z][\w ]+/g))].sort()
  expect(seen).toEqual(name === 'Ada' ? ['Secret of Ada Ek'] : ['Secret of Bo Ek', 'Secret of Bo at the shop'])
  expect(await correctedEverywhere(one, systems)).toBe(count)
})

test('IDV-06 the claim lasts as long as the session, through a fresh proof, and no other session has it', async () => {
  const { systems, signedIn, say, host } = couple()
  const one = await signedIn()
  await say(one, adas)
  host.pass(11)
  await one.signIn(email)
  expect((await shownEverywhere(one, systems)).counted[0]).toBe(2)
  expect((await shownEverywhere(await signedIn(), systems)).shared).toEqual({ kinds: ['phone'] })
})

test('IDV-06 a wrong mark, one that both have and one of the wrong kind say the same; the sixth within an hour is not looked at', async () => {
  const { signedIn, say, host } = couple()
  const one = await signedIn()
  const wrong: Mark[] = [phone('+46 70 123 45 68'), home, { kind: 'customer-number', value: adas.value }, phone('1'), phone('-')]
  for (const mark of wrong) {
    const answer = await say(one, mark)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'mark-unknown' })
  }
  const sixth = await say(await signedIn(), adas)
  expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '3600'])
  host.pass(61)
  expect((await say(await signedIn(), adas)).status).toBe(200)
})

test('IMP-01 staff who look on see nothing of a shared mailbox, whoever claimed it', async () => {
  const { systems, signedIn, say, another } = couple()
  await say(await signedIn(), adas)
  const sam = another()
  await sam.signIn('sam@acme.example')
  const { people } = await (await sam.post('/api/v1/staff/people/search', { text: email })).json()
  await sam.post('/api/v1/staff/views', { personId: people[0].personId, reason: 'support-call', ticket: 'T-1' })
  const { text, counted } = await shownEverywhere(sam, systems)
  expect(counted).toEqual([0, 0, 0, 0, 0])
  expect(text).not.toContain('Secret')
})

test('ERA-02 an erasure takes the records of who asked for it, and the others keep theirs', async () => {
  const { systems, signedIn, say, another } = couple()
  const ada = await signedIn()
  await say(ada, adas)
  const { id } = await (await ada.post('/api/v1/requests', { requestType: 'erasure', text: 'All of mine' })).json()
  const bo = await signedIn()
  expect(await code(bo.ask(`/api/v1/requests/${id}`))).toBe('identity-not-verified')
  await say(bo, bos)
  expect(await code(bo.ask(`/api/v1/requests/${id}`)), 'her words are not for him').toBe('not-found')
  expect((await shownEverywhere(bo, systems)).text).not.toContain('All of mine')
  const olga = another()
  await olga.signIn('olga@acme.example')
  const done = await (await olga.post(`/api/v1/staff/requests/${id}/acts`, { type: 'Fulfil', text: 'Done.' })).json()
  expect(done).toMatchObject({ status: 'fulfilled', outcomes: [{ category: 'orders', result: 'erased', count: 2 }] })
  expect(systems.flatMap(({ people }) => people.map(({ items }) => items.length))).toEqual([0, 2, 2])
  expect((await shownEverywhere(bo, systems)).counted[0]).toBe(4)
  systems[0]!.people.shift()
  for (const session of [ada, await signedIn()]) {
    const { text, counted } = await shownEverywhere(session, systems)
    expect(counted, 'who is left is not taken for her').toEqual([0, 0, 0, 0, 0])
    expect(text).not.toContain('Secret')
  }
})

test('ERA-02 an erasure that is tried again, when its records are gone, takes nobody else’s', async () => {
  const { systems, signedIn, say, another } = couple()
  const ada = await signedIn()
  await say(ada, adas)
  const { id } = await (await ada.post('/api/v1/requests', { requestType: 'erasure' })).json()
  systems[0]!.people.shift()
  const olga = another()
  await olga.signIn('olga@acme.example')
  const done = await (await olga.post(`/api/v1/staff/requests/${id}/acts`, { type: 'Fulfil', text: 'Done by hand.' })).json()
  expect(done).toMatchObject({ status: 'fulfilled', outcomes: [] })
  expect(systems.flatMap(({ people }) => people.map(({ items }) => items.length))).toEqual([2, 2])
})

test('one person at two former employers is one person, and each item says where it comes from', async () => {
  const { systems, signedIn } = open(
    [person('1', 'Nils Berg', [phone('08-123 456')], 'first job'), person('2', 'NILS BERG', [phone('031-123 456')], 'second job')],
    [person('7', 'Berg, Nils', [], 'own orders')],
  )
  const { text, counted, shared } = await shownEverywhere(await signedIn(), systems)
  expect(shared).toBeUndefined()
  expect(counted).toEqual([6, 6, 6, 6, 6])
  for (const part of ['first job', 'second job', 'own orders', 'CRM', 'Shop']) expect(text).toContain(part)
})

test('two records of one name show as one person, before and after they are merged', async () => {
  const { systems, signedIn } = open([person('1', 'Ada Ek'), person('2', 'Ada Ek')], [])
  const one = await signedIn()
  expect((await shownEverywhere(one, systems)).counted[0]).toBe(4)
  const [kept, gone] = systems[0]!.people
  kept!.items.push(...gone!.items)
  systems[0]!.people.splice(1, 1)
  expect((await shownEverywhere(one, systems)).counted[0]).toBe(4)
})

test('a family name that changed under the same telephone is one person', async () => {
  const { systems, signedIn } = open([person('1', 'Ada Ek', [phone('070-123 45 67')])], [person('7', 'Ada Lind', [adas])])
  expect((await shownEverywhere(await signedIn(), systems)).counted).toEqual([4, 4, 4, 4, 4])
})

/** The address was Olle's; now it is Eva's, whom the shop has come to know since. */
async function reused() {
  const all = open([person('1', 'Olle Old', [phone('08-999 999 99')])], [])
  await all.signedIn()
  const [, shop] = all.systems
  shop!.people.push(...memorySource({ id: 'shop', name: 'Shop', people: [person('7', 'Eva New', [adas])] }).people)
  return { ...all, eva: await all.signedIn() }
}

test('IDV-06 a reused address opens nothing of whoever had it before, not even the name', async () => {
  const { systems, eva, say } = await reused()
  const before = await shownEverywhere(eva, systems)
  expect(before.counted).toEqual([0, 0, 0, 0, 0])
  expect(before.text).not.toMatch(/Olle|Eva/)
  await say(eva, adas)
  const after = await shownEverywhere(eva, systems)
  expect(after.counted).toEqual([2, 2, 2, 2, 2])
  expect(after.text).not.toContain('Olle')
})

test('IDV-06 a mailbox stays shared while the system that knows one of its people does not answer', async () => {
  const { systems, host, eva, say, signedIn } = await reused()
  const shop = host.sources[1]!
  Object.assign(host, { sources: [host.sources[0]!, { ...shop, find: () => Promise.reject(new Error('no answer')) }] })
  const { counted, shared } = await shownEverywhere(eva, systems)
  expect([counted, shared]).toEqual([[0, 0, 0, 0, 0], { kinds: ['phone'] }])
  expect(await code(say(eva, adas)), 'nobody can be told that it is wrong').toBe('source-silent')
  expect((await shownEverywhere(await signedIn(), systems)).text).not.toContain('Olle')
})

test('what a system knows of somebody who said who they are while it was silent comes when it answers', async () => {
  const { systems, host, signedIn, say } = couple()
  const one = await signedIn()
  const [crm, shop] = host.sources
  Object.assign(host, { sources: [crm!, { ...shop!, find: () => Promise.reject(new Error('no answer')) }] })
  await say(one, bos)
  expect((await shownEverywhere(one, systems)).counted).toEqual([2, 2, 2, 2, 2])
  Object.assign(host, { sources: [crm!, shop!] })
  expect((await shownEverywhere(one, systems)).counted).toEqual([4, 4, 4, 4, 4])
})

test('IDV-06 what one of them asked for stays theirs when it is not remembered any more that the mailbox is shared', async () => {
  const { host, signedIn, say } = couple()
  const ada = await signedIn()
  await say(ada, adas)
  const { id } = await (await ada.post('/api/v1/requests', { requestType: 'access', text: 'Secret of Ada' })).json()
  host.pass(30 * 24 * 60 - 20)
  const other = await signedIn()
  host.pass(25)
  expect(await code(other.ask(`/api/v1/requests/${id}`))).toBe('identity-not-verified')
  expect(await code(other.post(`/api/v1/requests/${id}/withdrawal`, {}))).toBe('identity-not-verified')
})
