import { normaliseEmail, provenEmail } from '#api/address.ts'
import type { Host } from '#api/host.ts'
import { isKnown } from '#api/identity.ts'
import { sendMailOf } from '#api/mail/mail-effect.ts'
import { dayOf, preferencesUrl } from '#api/unsubscribe/token.ts'
import type { Locale } from '#domain/tenant.ts'
import type { Effect } from '#store/store.ts'

/** What an effect of kind `preference-link` holds. */
export interface PreferenceLinkJob {
  address: string
  language: Locale
}

/** Numbers of topics begin at 1: this link was in no mail about one. */
const noTopic = 0

/** One effect for every address that is asked for, known or not, like that of a sign-in (AUTH-01). */
export const preferenceLinkEffect = (host: Host, email: string, language: Locale): Effect => ({
  id: host.newId(),
  kind: 'preference-link',
  data: { address: normaliseEmail(email), language } satisfies PreferenceLinkJob,
})

/** Sends a new link to the choices in place of a lost mail, to whom we know. */
export async function sendPreferenceLink(host: Host, id: string, { address, language }: PreferenceLinkJob): Promise<void> {
  if (!(await isKnown(host, address))) return
  const url = preferencesUrl(host, provenEmail(host.keys, address).key, noTopic, dayOf(host.now()))
  await sendMailOf(host, id, { template: 'preference-link', to: { address }, values: { url }, language })
}
