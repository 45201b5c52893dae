import type { Context } from 'hono'
import { provenEmail } from '#api/address.ts'
import type { ApiEnv } from '#api/env.ts'
import { callerOf, countUse } from '#api/http/rate-limit.ts'

/**
 * Counts a mail that somebody asks for to an address (AUTH-06), known or not. A caller is refused long before the mailbox is full, so
 * that no stranger can lock its owner out. Refuses with `too-many`.
 */
export async function countMail(c: Context<ApiEnv>, email: string): Promise<void> {
  const { host } = c.var
  const { key } = provenEmail(host.keys, email)
  const caller = c.env?.clientIp ? callerOf(c.env.clientIp) : undefined
  if (caller) await countUse(host, 'caller', caller)
  await countUse(host, 'address', `${caller} ${key}`)
  await countUse(host, 'mailbox', key)
}
