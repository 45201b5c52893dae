import type { Host } from '#api/host.ts'
import { knownAs } from '#api/identity.ts'
import { type Locale, localeOf } from '#domain/tenant.ts'
import type { Effect } from '#store/store.ts'
import { wordsFor } from '#words/words.ts'
import { writeMail } from './mail-layout.ts'
import type { MailTemplate, MailValues } from './mail-templates.ts'

/** To whom: a person, at the address they have then; or an address as it is. */
export type Recipient = { personId: string } | { address: string }

/** What an effect of kind `mail` holds. Without `language` it is written in the one the person reads. */
export interface MailJob<T extends MailTemplate = MailTemplate> {
  template: T
  to: Recipient
  values: MailValues[T]
  language?: Locale
}

/** A mail as an effect: it goes into the commit of the act it follows from, or with `outbox.add` on its own. */
export function mailEffect<T extends MailTemplate>(
  host: Host,
  template: T,
  to: Recipient,
  values: MailValues[T],
  language?: Locale,
): Effect {
  const data: MailJob<T> = { template, to, values, ...(language && { language }) }
  return { id: host.newId(), kind: 'mail', data }
}

/** Writes and sends one mail. Nothing is sent to a person who has no address any more: they were erased meanwhile. */
export async function sendMailOf(host: Host, id: string, job: MailJob): Promise<void> {
  const known = 'personId' in job.to ? await knownAs(host, job.to.personId) : { email: job.to.address }
  if (!known.email) return
  const stored = 'language' in known ? localeOf(known.language) : undefined
  const language = job.language ?? stored ?? host.tenant.organisation.defaultLocale
  const setting = { host, language, words: wordsFor(language) }
  await host.sendMail({ id, to: known.email, ...writeMail(setting, job.template, job.values) })
}
