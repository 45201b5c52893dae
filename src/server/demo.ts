import { demoPerson, fillDemoInto } from '#api/demo.ts'
import type { Host } from '#api/host.ts'
import { dayOf, unsubscribeUrl } from '#api/unsubscribe/token.ts'
import type { Configuration } from './configuration.ts'

/**
 * Fills in the demonstration at its first start. Never in production, never into a database of somebody's own,
 * never beside facts that are there, and only for its own tenant.
 */
export async function fillWhenEmpty(host: Host, { production, databaseUrl, tenantDir }: Configuration): Promise<void> {
  if (production || databaseUrl || tenantDir !== 'public/tenant' || (await host.store.tip()) > 0n) return
  await fillDemoInto(host)
}

/** Three addresses to try, one a line: somebody's sign-in, a link from a mail, the mailbox. None in production. */
export async function addressesToTry(host: Host): Promise<string[]> {
  if (!host.mailbox) return []
  const person = await demoPerson(host)
  const [anybody] = await host.store.addresses.page('', 1)
  const key = person?.key ?? anybody?.key
  const topic = host.tenant.topics[0]!.number
  return [
    `  sign in as a person   ${host.baseUrl}/sign-in   ${person ? `type ${person.address}, the` : 'the'} code comes to the mailbox`,
    ...(key ? [`  leave from a mail     ${unsubscribeUrl(host, key, topic, dayOf(host.now()))}`] : []),
    `  the mailbox           ${host.baseUrl}/dev/mailbox`,
  ]
}
