import { provenEmail } from '#api/address.ts'
import { createApp } from '#api/app.ts'
import { choose } from '#api/choices/choose.ts'
import { personOf, personStream } from '#api/identity.ts'
import { dayOf, mintToken, type TokenFamily } from '#api/unsubscribe/token.ts'
import type { Choices, ChoicesCommand } from '#domain/choices.ts'
import type { Door } from '#domain/evidence.ts'
import { type TestHost, testHost } from './host.ts'

export const reader = 'solveig@havbris.example'

/** The token of a mail to an address, issued so many days ago. */
export function tokenTo(host: TestHost, email: string, family: TokenFamily = 'u1', daysAgo = 0): string {
  const { key } = provenEmail(host.keys, email)
  return mintToken(host.keys, { addressKey: key, topic: 1, day: dayOf(host.now()) - daysAgo }, family)
}

/** Somebody with a mail in front of them, in a browser that is nobody's: no session, no cookie, no script. */
export function mailLink(host: TestHost = testHost(), topic = 1, email = reader) {
  const app = createApp(host)
  const key = provenEmail(host.keys, email).key
  const path = `/u/${mintToken(host.keys, { addressKey: key, topic, day: dayOf(host.now()) })}`
  const post = (body: BodyInit, headers: Record<string, string> = {}, at = path) => app.request(at, { method: 'POST', body, headers })
  const choicesNow = async () => {
    const [personId] = await host.store.addresses.find([key])
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

/** The person signs up, or makes another choice, as if signed in; or comes by another door. */
export async function chose(host: TestHost, command: ChoicesCommand, email = reader, door: Door = 'sign-in'): Promise<string> {
  const { personId, introduction } = await personOf(host, email)
  const evidence = { at: host.now().toISOString(), actor: 'data-subject', door, language: 'en' } as const
  await choose(host, personId, command, evidence, { also: () => introduction })
  return personId
}

export const subscribe = (host: TestHost, topic = 'news', email = reader) =>
  chose(host, { type: 'Subscribe', topic, channel: 'email' }, email)
