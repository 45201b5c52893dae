import { expect, test } from 'vitest'
import { deliver } from '#api/effects/deliver.ts'
import { people } from '#testing/api-as.ts'
import { type browser, newestCode, newestSecret } from '#testing/browser.ts'
import { hold } from '#testing/records.ts'

const ada = 'ada@example.org'

async function asked() {
  const { host, another } = people()
  await hold(host, ada, [{ id: 'p1', category: 'profile' }])
  const hers = another()
  await hers.post('/api/v1/auth/link', { email: ada })
  return { host, hers, another }
}

const session = async (one: ReturnType<typeof browser>) => (await one.ask('/api/v1/session')).json()
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

test('AUTH-02 the code of the mail signs in, and the person is known by the name a source has', async () => {
  const { host, hers } = await asked()
  const answer = await hers.post('/api/v1/auth/redeem', { code: await newestCode(host, ada) })
  expect(await answer.json()).toMatchObject({ scope: 'person', name: 'Ada Lovelace', email: ada, openRequests: 0 })
  expect(await session(hers)).toMatchObject({ scope: 'person' })
})

test('AUTH-02 the secret of the link signs in the browser that asked', async () => {
  const { host, hers } = await asked()
  const answer = await hers.post('/api/v1/auth/redeem', { secret: await newestSecret(host, ada) })
  expect(answer.status).toBe(200)
})

test('AUTH-04 in another browser the link shows the code and opens no session; the first browser can still use it', async () => {
  const { host, hers, another } = await asked()
  const other = another()
  const answer = await other.post('/api/v1/auth/redeem', { secret: await newestSecret(host, ada) })
  expect(answer.status).toBe(409)
  const code = await newestCode(host, ada)
  expect(await answer.json()).toMatchObject({ code: 'other-browser', signInCode: code })
  expect(await session(other)).toEqual({ scope: 'none' })
  expect((await hers.post('/api/v1/auth/redeem', { code })).status).toBe(200)
})

test('AUTH-04 a code typed in a browser that did not ask does nothing', async () => {
  const { host, another } = await asked()
  const answer = await another().post('/api/v1/auth/redeem', { code: await newestCode(host, ada) })
  expect(await codeOf(answer)).toBe('code-expired')
})

test('AUTH-01 a known and an unknown address get the same answer, and only the known one a mail', async () => {
  const { host, hers, another } = await asked()
  const known = await hers.post('/api/v1/auth/link', { email: ada })
  const unknown = await another().post('/api/v1/auth/link', { email: 'nobody@example.org' })
  const seen = async (answer: Response) => [answer.status, await answer.text(), [...answer.headers.keys()]]
  expect(await seen(unknown)).toEqual(await seen(known))
  await deliver(host)
  expect(host.mails.map((mail) => mail.to)).toEqual([ada, ada])
})

test('AUTH-03 a code works once', async () => {
  const { host, hers } = await asked()
  const code = await newestCode(host, ada)
  const cookies = new Map(hers.cookies)
  await hers.post('/api/v1/auth/redeem', { code })
  for (const [name, value] of cookies) hers.cookies.set(name, value)
  expect(await codeOf(await hers.post('/api/v1/auth/redeem', { code }))).toBe('code-expired')
})

test('AUTH-03 a code is over after ten minutes', async () => {
  const { host, hers } = await asked()
  const code = await newestCode(host, ada)
  host.pass(10)
  expect(await codeOf(await hers.post('/api/v1/auth/redeem', { code }))).toBe('code-expired')
})

test('AUTH-03 the newest code of a browser ends the one before', async () => {
  const { host, hers } = await asked()
  const older = await newestCode(host, ada)
  const cookies = new Map(hers.cookies)
  await hers.post('/api/v1/auth/link', { email: ada })
  const newer = await newestCode(host, ada)
  expect((await hers.post('/api/v1/auth/redeem', { code: newer })).status).toBe(200)
  for (const [name, value] of cookies) hers.cookies.set(name, value)
  expect(await codeOf(await hers.post('/api/v1/auth/redeem', { code: older }))).toBe('code-expired')
})

test('AUTH-07 the link leads to the configured origin with the secret in the fragment, whatever host was asked', async () => {
  const { host } = await asked()
  await deliver(host)
  expect(host.mails[0]!.text).toMatch(/https:\/\/privacy\.acme\.example\/sign-in#t=[\w-]{32}\n/)
})

test('a plain form without script asks for a code and goes on to the page where it is typed', async () => {
  const { another, host } = await asked()
  const answer = await another().ask('/api/v1/auth/link', { method: 'POST', body: new URLSearchParams({ email: ada }) })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?code=1'])
  expect(await deliver(host)).toBe(2)
})

test('staff sign in by mail as staff, with their role', async () => {
  const { another } = await asked()
  const sam = another()
  await sam.signIn('sam@acme.example')
  expect(await session(sam)).toMatchObject({ scope: 'staff', role: 'support', email: 'sam@acme.example' })
})

test('the mail is in the language of the page', async () => {
  const { hers, host } = await asked()
  await hers.post('/api/v1/auth/link', { email: ada }, { 'Accept-Language': 'sv-SE,en;q=0.5' })
  await deliver(host)
  expect(host.mails.map((mail) => mail.subject).sort()).toEqual(['Din kod till Acme', 'Your code for Acme'])
})
