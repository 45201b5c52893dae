import { addresseeOf } from '#api/addressee.ts'
import type { Host } from '#api/host.ts'
import type { LinkToken } from './token.ts'
import { act } from './unsubscribe-act.ts'
import { type Form, fieldsOf } from './unsubscribe-form.ts'
import { topicOf } from './unsubscribe-reader.ts'

/** The one body of RFC 8058 §3.1, as mail programs send it: known at a glance, without taking it apart. */
const body = 'List-Unsubscribe=One-Click'

/**
 * Whether a form holds the one pair, in whichever encoding (MAIL-04). A line break after it and other capitals do no harm: a stop is
 * not lost over them.
 */
export function isOneClick(form: Form): boolean {
  if (form === body) return true
  return Object.entries(fieldsOf(form)).some(
    ([name, value]) => name.toLowerCase() === 'list-unsubscribe' && typeof value === 'string' && /^\s*one-click\s*$/i.test(value),
  )
}

/**
 * Leaves the topic of the mail, and that alone (MAIL-08). A topic that is no longer sent has nothing left to leave, and one that
 * cannot be stopped goes on: both are answered as every genuine link is (TOK-04).
 */
export async function oneClick(host: Host, token: LinkToken): Promise<void> {
  const { topic } = topicOf(host.tenant, token.topic)
  if (!topic || topic.locked) return
  const addressee = await addresseeOf(host, token.addressKey)
  const command = { type: 'Unsubscribe', topic: topic.id, channel: 'email' } as const
  // Nothing was shown to anybody: the language of record is the tenant's.
  await act(host, addressee, command, { door: 'one-click', language: host.tenant.organisation.defaultLocale })
}
