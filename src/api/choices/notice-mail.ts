import { provenEmail } from '#api/address.ts'
import { minutesAfter } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { knownAs, personStream } from '#api/identity.ts'
import { sendMailOf } from '#api/mail/mail-effect.ts'
import { undoUrl } from '#api/unsubscribe/undo-link.ts'
import type { ChoicesEvent } from '#domain/choices.ts'
import { type Locale, localeOf } from '#domain/tenant.ts'
import { thingOf } from '#domain/thing-of.ts'
import type { Effect, Entry } from '#store/store.ts'

/** What an effect of kind `choice-notice` holds. What changed is read when it is sent. */
export interface NoticeJob {
  personId: string
  /** Version of the person's stream before the first change. */
  after: number
  /** Instant at which the window ends; changes from then on are the next mail's. */
  until: string
  /** Instant from which on changes are told, whichever were told already: an hour's mail, in place of one a minute. */
  from?: string
  language: Locale
}

const windowMs = 60_000
/** An act of the window's last moment may still be on its way into the store when the window ends. */
const graceMs = 5_000
const hourMs = 60 * windowMs
/** Mails of one minute that a person gets in an hour; beyond it one tells of the hour, or a mail passed on could fill a mailbox. */
const mostAnHour = 4

/**
 * One mail for all that changed by a preference link within a minute (MAIL-18), so that a mail passed on cannot change somebody's
 * choices in silence. The id says person and minute: the second act of the minute finds the effect there and leaves it.
 */
export function noticeEffects(personId: string, entries: readonly Entry[]): Effect[] {
  const first = entries.find(isNoticed)
  if (!first) return []
  const minute = Math.floor(Date.parse(first.at) / windowMs)
  const end = (minute + 1) * windowMs
  const until = new Date(end).toISOString()
  const data: NoticeJob = { personId, after: first.version - 1, until, language: first.language as Locale }
  return [{ id: `notice-${personId}-${minute}`, kind: 'choice-notice', data, dueAt: new Date(end + graceMs).toISOString() }]
}

/** What is only asked for has a mail of its own, and changes nothing before that is answered. */
const isNoticed = ({ door, event }: Entry) => door === 'preference-link' && event.type !== 'SubscriptionRequested'

/** Tells what changed in the window, with the link that takes it back; nothing where there is nothing to tell, or no address any more. */
export async function sendNotice(host: Host, id: string, job: NoticeJob): Promise<void> {
  const { personId, after, until, from = '', language } = job
  const { email, language: own } = await knownAs(host, personId)
  const entries = (await Array.fromAsync(host.store.history(personStream(personId), after))).filter(
    (entry) => entry.at >= from && entry.at < until && isNoticed(entry),
  )
  if (!email || entries.length === 0) return
  if (!from && (await isTooMany(host, personId))) return tellByTheHour(host, job)
  const { address, key } = provenEmail(host.keys, email)
  const values = {
    changes: lastOfEach(entries.map(({ event }) => event as ChoicesEvent)),
    undoUrl: undoUrl(host, { addressKey: key, first: entries[0]!.version, last: entries.at(-1)!.version }),
  }
  await sendMailOf(host, id, { template: 'choice-notice', to: { address }, values, language: localeOf(own) ?? language })
}

async function isTooMany({ now, store }: Host, personId: string): Promise<boolean> {
  const at = now()
  return (await store.passes.count(`notices/${personId}`, at.toISOString(), minutesAfter(at, 60))) > mostAnHour
}

/** Every mail there is too much of in an hour leads to the same one, which finds for itself what changed. */
async function tellByTheHour({ store }: Host, { personId, until, language }: NoticeJob): Promise<void> {
  const hour = Math.floor((Date.parse(until) - 1) / hourMs)
  const [from, end] = [hour, hour + 1].map((one) => new Date(one * hourMs).toISOString()) as [string, string]
  const data: NoticeJob = { personId, after: 0, from, until: end, language }
  await store.outbox.add([{ id: `notice-${personId}-hour-${hour}`, kind: 'choice-notice', data, dueAt: end }])
}

/** What holds now: of several changes of one thing the last. */
function lastOfEach(events: readonly ChoicesEvent[]): ChoicesEvent[] {
  return [...new Map(events.map((event) => [thingOf(event), event])).values()]
}
