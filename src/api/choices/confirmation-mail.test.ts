import { expect, test } from 'vitest'
import type { ChoicesView } from '#api/contract/choices.ts'
import { deliver } from '#api/effects/deliver.ts'
import { apiAs, people } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import type { TestHost } from '#testing/host.ts'
import { chose, mailLink, subscribe, tokenTo } from '#testing/mail-link.ts'

const ada = 'ada@example.org'
const digest = { type: 'Subscribe', topic: 'digest', channel: 'email' } as const

const choose = async (one: Browser, command: object) => (await (await one.post('/api/v1/choices', command)).json()) as ChoicesView
const questions = ({ mails }: TestHost) => mails.filter(({ subject }) => subject === 'Is it right that you want About digest?')

test('double opt-in: the topic stays off, the mail asks back, and its answer turns it on', async () => {
  const { ada: signed, host } = await apiAs()
  expect((await choose(signed, digest)).topics.digest!.email!.status).toBe('requested')
  await deliver(host)
  const [mail] = questions(host)
  expect([mail!.to, mail!.headers], 'MAIL-15').toEqual([ada, {}])
  const [, path] = /privacy\.acme\.example(\/u\/c1\.[\w-]+)/.exec(mail!.text)!
  const { app } = mailLink(host, 1, ada)
  expect((await app.request(path!, { method: 'POST', body: new URLSearchParams({ intent: 'confirm' }) })).status).toBe(200)
  const { topics } = (await (await signed.ask('/api/v1/choices')).json()) as ChoicesView
  expect(topics.digest!.email).toMatchObject({ status: 'subscribed', door: 'confirmation-link' })
})

test('by a preference link too, and what is only asked for is not told as a change', async () => {
  const { host, stranger } = people()
  await subscribe(host, 'news', ada)
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, ada, 'p1') })
  await choose(stranger, digest)
  host.pass(2)
  await deliver(host)
  expect(host.mails).toEqual(questions(host))
  expect(host.mails).toHaveLength(1)
})

test('asking again sends another mail, and the fourth within a quarter of an hour is refused', async () => {
  const { ada: signed, host } = await apiAs()
  for (let n = 0; n < 3; n++) await choose(signed, digest)
  const fourth = await signed.post('/api/v1/choices', digest)
  expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([429, '900'])
  await deliver(host)
  expect(questions(host)).toHaveLength(3)
  host.pass(15)
  expect((await signed.post('/api/v1/choices', digest)).status).toBe(200)
})

test('a link that may not ask uses up nobody’s questions', async () => {
  const { host, stranger, another } = people()
  await subscribe(host, 'news', ada)
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, ada) })
  for (let n = 0; n < 4; n++) expect((await stranger.post('/api/v1/choices', digest)).status).toBe(403)
  const hers = another()
  await hers.signIn(ada)
  expect((await hers.post('/api/v1/choices', digest)).status).toBe(200)
})

test('a question that was answered or taken back before it went out is not sent', async () => {
  const { ada: signed, host } = await apiAs()
  await choose(signed, digest)
  await choose(signed, { type: 'Unsubscribe', topic: 'digest', channel: 'email' })
  await deliver(host)
  expect(questions(host)).toEqual([])
})

test('where the address is not written down no question can be sent, so nothing is asked for', async () => {
  const { host, stranger } = people()
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, 'new@example.org', 'p1') })
  const answer = await stranger.post('/api/v1/choices', digest)
  expect([answer.status, (await answer.json()).code]).toEqual([409, 'address-unknown'])
  expect(await host.store.count('person', {})).toBe(0)
})

test('whoever is sent the topic already is not asked again', async () => {
  const { host } = people()
  await chose(host, digest, ada)
  await chose(host, { type: 'ConfirmSubscription', topic: 'digest', channel: 'email' }, ada, 'confirmation-link')
  const [person] = await Array.fromAsync(host.store.streams('person'))
  const before = await Array.fromAsync(host.store.history(person!))
  await chose(host, digest, ada)
  expect(await Array.fromAsync(host.store.history(person!))).toEqual(before)
})
