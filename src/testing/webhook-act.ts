import { choose } from '#api/choices/choose.ts'
import type { Host } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import type { Evidence } from '#domain/evidence.ts'

/** Hex, as long as a key of an address is. */
export const keyOfAda = 'ad'.repeat(16)

/** A new fact on each call: Ada, to whom one address leads, stops one topic more. */
export async function actOf(host: Host): Promise<void> {
  const evidence: Evidence = { at: host.now().toISOString(), actor: 'data-subject', door: 'one-click', language: 'en' }
  const [before] = await host.store.load([personStream('ada')])
  const topic = host.tenant.topics.filter(({ locked }) => !locked)[before!.version]!.id
  const addresses = before!.version === 0 ? [{ key: keyOfAda, personId: 'ada' }] : []
  await choose(host, 'ada', { type: 'Unsubscribe', topic, channel: 'email' }, evidence, { also: () => ({ addresses }) })
}
