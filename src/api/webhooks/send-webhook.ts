import type { Host } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import type { Entry } from '#store/store.ts'
import type { WebhookJob } from './webhook-effects.ts'

/** What a receiver is told: that somebody's choices have changed, and how. No address and no name. */
export interface ChoicesChanged {
  type: 'choices.changed'
  /** Place of the newest fact in the ledger, decimal; the same number as in the change feed. */
  position: string
  /** Instant of the act, ISO 8601. */
  at: string
  door: string
  /** Every address key of the person, hex, as in the change feed. */
  keys: string[]
  /** The facts of the act, in order. */
  events: { type: string }[]
}

/**
 * Tells one receiver of one act. Nothing is told of somebody no address leads to any more: they were erased meanwhile, and the stops
 * that outlive them stand in the change feed under the keys that lead to them.
 */
export async function sendWebhook(host: Host, webhook: string, id: string, job: WebhookJob): Promise<void> {
  const [keys = []] = await host.store.addresses.of([job.personId])
  if (keys.length === 0) return
  const facts = await factsOf(host, job)
  const { position, at, door } = facts.at(-1)!
  const events = facts.map(({ event }) => event)
  const message: ChoicesChanged = { type: 'choices.changed', position: String(position), at, door, keys, events }
  await host.webhooks!.call(webhook, { id, at: host.now(), body: JSON.stringify(message) })
}

async function factsOf(host: Host, { personId, first, last }: WebhookJob): Promise<Entry[]> {
  const facts: Entry[] = []
  for await (const entry of host.store.history(personStream(personId), first - 1)) {
    facts.push(entry)
    if (entry.version === last) break
  }
  return facts
}
