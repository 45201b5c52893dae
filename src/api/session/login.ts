import { normaliseEmail } from '#api/address.ts'
import { fromHex, sameBytes, toBase64Url, toHex, utf8 } from '#api/bytes.ts'
import { minutesAfter } from '#api/dates.ts'
import type { Host, Keys } from '#api/host.ts'
import { RefusalWith } from '#api/http/refusal-with.ts'
import { Refusal } from '#domain/decider.ts'
import type { Locale } from '#domain/tenant.ts'
import { signInEffect } from './sign-in-mail.ts'

/** Minutes a code and its link work (AUTH-03). */
export const loginMinutes = 10
/** Codes one may try for one mail (AUTH-02). */
const tries = 5

/** A sign-in that was asked for. Kept under a hash of the browser's cookie; neither code nor secret can be read from it. */
interface Login {
  address: string
  codeHash: string
}

/** The eight digits that belong to a link's secret. Whoever has the link may see them, and nobody can go the other way. */
export function codeOf(keys: Keys, secret: string): string {
  const mac = keys.mac('pass', utf8(`code:${secret}`))
  return String(new DataView(mac.buffer, mac.byteOffset).getBigUint64(0) % 100_000_000n).padStart(8, '0')
}

const codeHash = (keys: Keys, loginId: string, code: string) => toHex(keys.mac('pass', utf8(`login:${loginId}:${code}`)))
const randomText = (host: Host) => toBase64Url(host.randomBytes(24))

/**
 * Begins a sign-in and answers the value of the cookie that binds it to this browser. The same work for every address. It ends the
 * one this browser asked for `before` (AUTH-03), and nobody else's: a stranger who asks too must not end the owner's (AUTH-06).
 */
export async function beginLogin(host: Host, email: string, language: Locale, before: string | undefined): Promise<string> {
  const { passes, outbox } = host.store
  const address = normaliseEmail(email)
  const [browser, secret] = [randomText(host), randomText(host)]
  const loginId = host.sha256(browser)
  const expiresAt = minutesAfter(host.now(), loginMinutes)
  const login: Login = { address, codeHash: codeHash(host.keys, loginId, codeOf(host.keys, secret)) }
  if (before) await passes.remove(`login/${host.sha256(before)}`)
  await passes.write(`login/${loginId}`, login, expiresAt)
  await passes.write(`link/${host.sha256(secret)}`, loginId, expiresAt)
  await outbox.add([signInEffect(host, { address, secret, language, expiresAt })])
  host.effectsWaiting()
  return browser
}

/**
 * The address proven by eight digits typed in the browser that asked. Refuses with `code-wrong`, `code-used-up` after five tries,
 * `code-expired` when it is over, used, replaced by a newer one of this browser, or was asked for by another one.
 */
export async function redeemCode(host: Host, browser: string | undefined, code: string): Promise<string> {
  if (!browser) throw new Refusal('code-expired')
  const loginId = host.sha256(browser)
  const now = host.now().toISOString()
  // Counted before it is compared, so that tries side by side are counted too.
  const tried = await host.store.passes.count(`tries/${loginId}`, now, minutesAfter(now, loginMinutes))
  if (tried > tries) throw new Refusal('code-used-up')
  const login = await host.store.passes.read<Login>(`login/${loginId}`, now)
  if (!login) throw new Refusal('code-expired')
  const right = sameBytes(fromHex(login.codeHash), fromHex(codeHash(host.keys, loginId, code)))
  if (!right) throw new Refusal('code-wrong', ['/code'])
  return finish(host, loginId)
}

/**
 * The address proven by the secret of the link. Refuses with `code-expired`, and with `other-browser` in a browser that did not ask:
 * that one shows `signInCode`, to be typed in the one that did (AUTH-04).
 */
export async function redeemSecret(host: Host, browser: string | undefined, secret: string): Promise<string> {
  const { passes } = host.store
  const now = host.now().toISOString()
  const loginId = await passes.read<string>(`link/${host.sha256(secret)}`, now)
  const login = loginId && (await passes.read<Login>(`login/${loginId}`, now))
  if (!login) throw new Refusal('code-expired')
  if (!browser || host.sha256(browser) !== loginId) throw new RefusalWith('other-browser', { signInCode: codeOf(host.keys, secret) })
  return finish(host, loginId)
}

/** Of two who redeem the same sign-in one gets in. */
async function finish(host: Host, loginId: string): Promise<string> {
  const now = host.now().toISOString()
  const login = await host.store.passes.take<Login>(`login/${loginId}`, now)
  if (!login) throw new Refusal('code-expired')
  return login.address
}
