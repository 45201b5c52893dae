import type { Host } from '#api/host.ts'
import { isKnown } from '#api/identity.ts'
import { sendMailOf } from '#api/mail/mail-effect.ts'
import type { Locale } from '#domain/tenant.ts'
import type { Effect } from '#store/store.ts'
import { codeOf } from './login.ts'

/** What an effect of kind `sign-in` holds. */
export interface SignInJob {
  address: string
  secret: string
  language: Locale
  expiresAt: string
}

/**
 * One effect for every address that is asked for, known or not: whether a mail goes out is decided here, where nobody outside can
 * measure how long it takes (AUTH-01, rule 3).
 */
export const signInEffect = (host: Host, job: SignInJob): Effect => ({ id: host.newId(), kind: 'sign-in', data: job })

/** Sends the code to those we know: staff, people with an address here, whoever any source knows. A code that is over is not sent. */
export async function sendSignIn(host: Host, id: string, { address, secret, language, expiresAt }: SignInJob): Promise<void> {
  if (expiresAt <= host.now().toISOString()) return
  if (!host.staff.has(address) && !(await isKnown(host, address))) return
  const values = { code: codeOf(host.keys, secret), secret }
  await sendMailOf(host, id, { template: 'sign-in', to: { address }, values, language })
}
