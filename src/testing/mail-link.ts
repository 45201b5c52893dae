import { provenEmail } from '#api/address.ts'
import { createApp } from '#api/app.ts'
import { personOf, personStream } from '#api/identity.ts'
import { dayOf, mintToken } from '#api/unsubscribe/token.ts'
import { type Choices, type ChoicesCommand, choices } from '#domain/choices.ts'
import { execute } from '#store/execute.ts'
import { type TestHost, testHost } from './host.ts'

export const reader = 'solveig@havbris.example'

/** Somebody with a mail in front of them, in a browser that is nobody's: no session, no cookie, no script. */
export function mailLink(host: TestHost = testHost(), topic = 1, email = reader) {
  const app = createApp(host)
  const key = provenEmail(host.keys, email).key
  const path = `/u/${mintToken(host.keys, { addressKey: key, topic, day: dayOf(host.now()) })}`
  const post = (body: BodyInit, headers: Record<string, string> = {}, at = path) => app.request(at, { method: 'POST', body, headers })
  const choicesNow = async () => {
    const personId = await host.store.addresses.find(key)
    const [snapshot] = personId ? await host.store.load([personStream(personId)]) : []
    return snapshot?.state as Choices | undefined
  }
  return {
    host,
    app,
    path,
    key,
    open: (query = '', headers: Record<string, string> = {}) => app.request(path + query, { headers }),
    post,
    oneClick: () => post(new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })),
    press: (fields: Record<string, string>, at = path) => post(new URLSearchParams(fields), {}, at),
    choicesNow,
    status: async (topicId = 'news') => (await choicesNow())?.topics[topicId]?.email?.status,
  }
}

/** The person signs up, or makes another choice, as if signed in. */
export async function chose(host: TestHost, command: ChoicesCommand, email = reader): Promise<string> {
  const { personId, introduction } = await personOf(host, email)
  const evidence = { at: host.now().toISOString(), actor: 'data-subject', door: 'sign-in', language: 'en' } as const
  await execute(host.store, host.sha256, choices(host.tenant), personStream(personId), command, evidence, () => introduction)
  return personId
}

export const subscribe = (host: TestHost, topic = 'news', email = reader) =>
  chose(host, { type: 'Subscribe', topic, channel: 'email' }, email)
