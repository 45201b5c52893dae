import { todayOf } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { knownAs, personIn } from '#api/identity.ts'
import { maskAddress } from '#domain/address.ts'
import { type Choices, choices } from '#domain/choices.ts'
import { frequencyNow } from '#domain/frequency.ts'
import { isOn, standing } from '#domain/permission.ts'
import { type Locale, localeOf, type Tenant, type Topic } from '#domain/tenant.ts'
import type { Words } from '#words/speak.ts'
import { wordsFor } from '#words/words.ts'
import type { Link } from './link.ts'
import { mintToken } from './token.ts'

/** Whoever opened the link of a mail: what the page may know of them, and in which language it speaks. */
export interface Reader {
  addressKey: string
  /** Day the link was issued. */
  day: number
  /** Token of the link by which this address leaves: the one that was opened, or one of the same day where another family was. */
  leave: string
  /** Where a form that stops something goes; empty for the page's own address. */
  leaveAt: string
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

/** `named`: the language the link names, which wins; `browser`: the one taken when none is stored (rule 9). */
export async function readerOf(host: Host, link: Link, named: string | undefined, browser: Locale): Promise<Reader> {
  const { addressKey, day } = link
  const { store, tenant } = host
  const [found] = await store.loadByAddress([addressKey])
  const personId = found && personIn(found.stream)
  const known = personId ? await knownAs(host, personId) : undefined
  const locale = localeOf(named) ?? localeOf(known?.language) ?? browser
  const now = host.now()
  return {
    addressKey,
    day,
    ...leaveBy(host, link),
    ...(personId && { personId }),
    ...(known?.email && { address: maskAddress(known.email) }),
    tenant,
    ...('topic' in link && topicOf(tenant, link.topic)),
    choices: (found?.state as Choices | undefined) ?? choices(tenant).initial,
    locale,
    t: wordsFor(locale),
    now,
    today: todayOf(host),
  }
}

/**
 * Other families can do one thing each; what their pages offer to stop goes by a link that leaves. It is as old as the one that was
 * opened, or an old mail would open a session for ever (TOK-01).
 */
function leaveBy(host: Host, link: Link): Pick<Reader, 'leave' | 'leaveAt'> {
  if (link.family === 'u1') return { leave: link.text, leaveAt: '' }
  const topic = link.family === 'c1' ? link.topic : 0
  const leave = mintToken(host.keys, { addressKey: link.addressKey, topic, day: link.day })
  return { leave, leaveAt: `/u/${leave}` }
}

/** The topic with this number, while it is still sent by mail. */
export function topicOf(tenant: Tenant, topicNumber: number): { topic?: Topic } {
  const topic = tenant.topics.find(({ number, channels }) => number === topicNumber && channels.includes('email'))
  return topic ? { topic } : {}
}

/** Topics that reach the address by mail and can be stopped. */
export function stillOn({ tenant, choices, now }: Reader): Topic[] {
  const on = (topic: Topic) => isOn(standing(tenant, choices, topic.id, 'email', now.toISOString()))
  return tenant.topics.filter((topic) => !topic.locked && topic.channels.includes('email') && on(topic))
}

/** How often a topic comes to this reader, without a full stop: the catalogue sets one. */
export function oftenOf({ choices, locale }: Reader, topic: Topic): string {
  const chosen = choices.frequencies?.[topic.id] && frequencyNow(topic, choices)
  return (chosen ? chosen.title : topic.frequency)[locale].replace(/\.$/, '')
}
