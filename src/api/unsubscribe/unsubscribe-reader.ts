import { todayOf } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { knownAs, personStream } from '#api/identity.ts'
import { maskAddress } from '#domain/address.ts'
import { type Choices, choices } from '#domain/choices.ts'
import { isOn, standing } from '#domain/permission.ts'
import { type Locale, localeOf, type Tenant, type Topic } from '#domain/tenant.ts'
import type { Words } from '#words/speak.ts'
import { wordsFor } from '#words/words.ts'
import type { LinkToken } from './token.ts'

/** Whoever opened the link of a mail: what the page may know of them, and in which language it speaks. */
export interface Reader {
  token: LinkToken
  /** Missing where nobody has this address (any more); the link works all the same. */
  personId?: string
  /** Masked (TOK-01). */
  address?: string
  tenant: Tenant
  /** The topic of the mail; missing when it is no longer sent. */
  topic?: Topic
  choices: Choices
  locale: Locale
  t: Words
  now: Date
  /** Local date of the controller. */
  today: string
}

/** `link`: the language the link names, which wins; `browser`: the one taken when none is stored (rule 9). */
export async function readerOf(host: Host, token: LinkToken, link: string | undefined, browser: Locale): Promise<Reader> {
  const personId = await host.store.addresses.find(token.addressKey)
  const known = personId ? await knownAs(host, personId) : undefined
  const [snapshot] = personId ? await host.store.load([personStream(personId)]) : []
  const locale = localeOf(link) ?? localeOf(known?.language) ?? browser
  const now = host.now()
  const { tenant } = host
  return {
    token,
    ...(personId && { personId }),
    ...(known?.email && { address: maskAddress(known.email) }),
    tenant,
    ...topicOf(tenant, token),
    choices: (snapshot?.state as Choices | undefined) ?? choices(tenant).initial,
    locale,
    t: wordsFor(locale),
    now,
    today: todayOf(host),
  }
}

/** The topic a token was minted for, while it is still sent by mail. */
export function topicOf(tenant: Tenant, token: LinkToken): { topic?: Topic } {
  const topic = tenant.topics.find(({ number, channels }) => number === token.topic && channels.includes('email'))
  return topic ? { topic } : {}
}

/** Topics that reach the address by mail and can be stopped. */
export function stillOn({ tenant, choices, now }: Reader): Topic[] {
  const on = (topic: Topic) => isOn(standing(tenant, choices, topic.id, 'email', now.toISOString()))
  return tenant.topics.filter((topic) => !topic.locked && topic.channels.includes('email') && on(topic))
}
