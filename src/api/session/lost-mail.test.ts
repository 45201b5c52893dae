import { expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import { people } from '#testing/api-as.ts'
import type { Browser } from '#testing/browser.ts'
import { tokenTo } from '#testing/mail-link.ts'
import { hold } from '#testing/records.ts'

const ada = 'ada@example.org'
const path = '/api/v1/auth/preferences'

async function shop() {
  const all = people()
  await hold(all.host, ada, [{ id: 'p1', category: 'profile' }])
  return all
}

const ask = (one: Browser, email: string) => one.post(path, { email })

test('a lost mail is replaced: the link in the fragment opens the choices of the one who asked', async () => {
  const { host, stranger } = await shop()
  await ask(stranger, 'ADA@example.org')
  await deliver(host)
  expect(host.mails.map(({ to }) => to)).toEqual([ada])
  const [, token] = /https:\/\/privacy\.acme\.example\/choices#p=(p1\.[\w-]{50})\n/.exec(host.mails[0]!.text)!
  const opened = await (await stranger.post('/api/v1/auth/exchange', { token })).json()
  expect(opened).toMatchObject({ scope: 'choices' })
})

test('AUTH-01 every address gets the same answer and the same work, and only a known one a mail', async () => {
  const { host, stranger, another } = await shop()
  const seen = async (answer: Response) => [answer.status, await answer.text(), [...answer.headers]]
  const known = await seen(await ask(stranger, ada))
  const unknown = await seen(await ask(another(), 'nobody@example.org'))
  expect(known[0]).toBe(202)
  expect(unknown).toEqual(known)
  expect(await host.store.outbox.waiting()).toEqual({ due: 2, dead: 0 })
  expect(await deliver(host)).toBe(2)
  expect(host.mails).toHaveLength(1)
})

test('AUTH-06 it counts with the codes', async () => {
  const { stranger } = await shop()
  await stranger.post('/api/v1/auth/link', { email: ada })
  await ask(stranger, ada)
  await ask(stranger, ada)
  expect((await ask(stranger, ada)).status).toBe(429)
  expect((await stranger.post('/api/v1/auth/link', { email: ada })).status).toBe(429)
})

test('it works as a plain form without script, in the language of the page', async () => {
  const { host, stranger } = await shop()
  const body = new URLSearchParams({ email: ada })
  const answer = await stranger.ask(path, { method: 'POST', body, headers: { 'Accept-Language': 'sv' } })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?mail=1#lost'])
  await deliver(host)
  expect(host.mails[0]!.subject).toBe('Dina val hos Acme')
})

test.each([
  [{ email: 'ada' }, '/email'],
  [{}, '/email'],
  [{ email: ada, own: true }, '/own'],
])('%o is 422 with a pointer', async (request, pointer) => {
  const { stranger } = await shop()
  const answer = await stranger.post(path, request)
  expect(answer.status).toBe(422)
  expect((await answer.json()).errors).toMatchObject([{ pointer }])
})

test('a code to the address of an open link goes there, and signs in', async () => {
  const { host, stranger } = await shop()
  await stranger.signIn(ada)
  await stranger.ask('/api/v1/session', { method: 'DELETE' })
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, ada) })
  expect((await stranger.post('/api/v1/auth/link', { own: true })).status).toBe(202)
  await deliver(host)
  expect(host.mails.at(-1)!.to).toBe(ada)
  const code = /\b\d{8}\b/.exec(host.mails.at(-1)!.text)![0]
  expect(await (await stranger.post('/api/v1/auth/redeem', { code })).json()).toMatchObject({ scope: 'person', email: ada })
})

test('where the address of an open link is not written down, the answer is the same and no mail goes out', async () => {
  const { host, stranger } = people()
  await stranger.post('/api/v1/auth/exchange', { token: tokenTo(host, 'new@example.org') })
  expect((await stranger.post('/api/v1/auth/link', { own: true })).status).toBe(202)
  expect(await deliver(host)).toBe(0)
})

test('without an open link there is no own address to send a code to', async () => {
  const { stranger, another } = await shop()
  expect((await stranger.post('/api/v1/auth/link', { own: true })).status).toBe(401)
  const sam = another()
  await sam.signIn('sam@acme.example')
  expect((await sam.post('/api/v1/auth/link', { own: true })).status).toBe(403)
})
