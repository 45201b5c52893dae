import { expect, test } from 'vitest'
import { people } from '#testing/api-as.ts'
import { browser, newestCode } from '#testing/browser.ts'
import { testHost } from '#testing/host.ts'
import { hold } from '#testing/records.ts'

const ada = 'ada@example.org'

async function asked() {
  const { host, another } = people()
  await hold(host, ada, [{ id: 'p1', category: 'profile' }])
  const hers = another()
  await hers.post('/api/v1/auth/link', { email: ada })
  return { host, hers, another }
}

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

test('AUTH-06 the sixth try is refused, even with the right code', async () => {
  const { host, hers } = await asked()
  const code = await newestCode(host, ada)
  const wrong = code === '00000000' ? '00000001' : '00000000'
  for (let i = 0; i < 5; i++) {
    const answer = await hers.post('/api/v1/auth/redeem', { code: wrong })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'code-wrong', errors: [{ pointer: '/code' }] })
  }
  expect(await codeOf(await hers.post('/api/v1/auth/redeem', { code }))).toBe('code-used-up')
})

test('AUTH-06 a fourth mail to one address within a quarter of an hour is refused, with a time to come back', async () => {
  const { hers, host } = await asked()
  await hers.post('/api/v1/auth/link', { email: ada })
  await hers.post('/api/v1/auth/link', { email: 'ADA@example.org' })
  const fourth = await hers.post('/api/v1/auth/link', { email: ada })
  expect(fourth.status).toBe(429)
  expect(fourth.headers.get('retry-after')).toBe('900')
  host.pass(15)
  expect((await hers.post('/api/v1/auth/link', { email: ada })).status).toBe(202)
})

test('AUTH-06 a stranger who asks for her codes and tries five of his own ends none of hers and locks nobody out', async () => {
  const { host, hers, another } = await asked()
  const code = await newestCode(host, ada)
  const stranger = another('198.51.100.7')
  for (let n = 0; n < 4; n++) await stranger.post('/api/v1/auth/link', { email: ada })
  for (let n = 0; n < 6; n++) await stranger.post('/api/v1/auth/redeem', { code: '00000000' })
  expect((await hers.post('/api/v1/auth/redeem', { code })).status).toBe(200)
  const again = another()
  await again.signIn(ada)
  expect(await (await again.ask('/api/v1/session')).json()).toMatchObject({ scope: 'person' })
})

test('AUTH-06 a mailbox gets twelve codes in a quarter of an hour, from wherever they are asked for', async () => {
  const { another } = await asked()
  const statuses: number[] = []
  for (let n = 0; n < 12; n++) {
    const caller = another(`198.51.100.${Math.floor(n / 3)}`)
    statuses.push((await caller.post('/api/v1/auth/link', { email: ada })).status)
  }
  expect(statuses).toEqual([...Array<number>(11).fill(202), 429])
})

test('AUTH-06 one caller gets twenty codes an hour, whoever they are for', async () => {
  const caller = browser(testHost())
  const ask = async (n: number) => (await caller.post('/api/v1/auth/link', { email: `a${n}@example.org` })).status
  for (let n = 0; n < 20; n++) expect(await ask(n)).toBe(202)
  expect(await ask(20)).toBe(429)
})
