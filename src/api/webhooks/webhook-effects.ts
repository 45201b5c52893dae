import type { Host } from '#api/host.ts'
import type { Effect, Entry } from '#store/store.ts'

/** What an effect of kind `webhook/{id}` holds: which facts of whom. All else is read when it is sent. */
export interface WebhookJob {
  personId: string
  /** Versions of the first and the last fact of the act. */
  first: number
  last: number
}

/** Each receiver has a kind of its own, so that one that hangs holds up no other. */
export const webhookKind = (id: string): `webhook/${string}` => `webhook/${id}`

/** One message a receiver, for the commit of the act whose facts `entries` are. Nobody to tell or nothing happened: none. */
export function webhookEffects(host: Host, personId: string, entries: readonly Entry[]): Effect[] {
  const [first] = entries
  if (!first) return []
  const data: WebhookJob = { personId, first: first.version, last: entries.at(-1)!.version }
  return (host.webhooks?.ids ?? []).map((id) => ({ id: host.newId(), kind: webhookKind(id), data }))
}
