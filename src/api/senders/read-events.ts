import { addressKey, normaliseEmail } from '#api/address.ts'
import type { MailEvent } from '#api/contract/senders.ts'
import type { Host } from '#api/host.ts'
import { Unprocessable } from '#api/http/unprocessable.ts'
import { readToken } from '#api/unsubscribe/token.ts'
import { topicOf } from '#api/unsubscribe/unsubscribe-reader.ts'
import type { ChoicesCommand } from '#domain/choices.ts'
import type { Evidence } from '#domain/evidence.ts'

/** One stop for whoever an address key leads to. */
export interface Stop {
  key: string
  command: ChoicesCommand
  by: Pick<Evidence, 'actor' | 'door'>
}

/** Somebody has another address now; both as keys. */
export interface Move {
  from: string
  to: string
}

/** What events ask for. Throws `Unprocessable` with the place of every token that is not ours, before anything is done. */
export function readEvents(host: Host, asked: { events: readonly MailEvent[] }): { stops: Stop[]; moves: Move[] } {
  const forged = asked.events.flatMap((event, at) =>
    event.type === 'unsubscribe' && !readToken(host.keys, event.token) ? [{ path: ['events', at, 'token'], code: 'invalid_format' }] : [],
  )
  if (forged.length > 0) throw new Unprocessable(forged, asked)

  const moves = asked.events.flatMap((event) =>
    event.type === 'address-change' ? [{ from: keyOf(host, event.from), to: keyOf(host, event.to) }] : [],
  )
  return { stops: asked.events.flatMap((event) => stopsOf(host, event)), moves }
}

const keyOf = ({ keys }: Host, email: string) => addressKey(keys, 'email', normaliseEmail(email))

function stopsOf(host: Host, event: MailEvent): Stop[] {
  switch (event.type) {
    case 'hard-bounce':
    case 'complaint': {
      const command = { type: 'Block', channel: 'email', reason: event.type } as const
      return [{ key: keyOf(host, event.address), command, by: { actor: 'system', door: 'feedback' } }]
    }
    case 'unsubscribe':
      return leaving(host, event.token)
    case 'address-change':
      return []
  }
}

/** The topic of the mail; one that is no longer sent, or cannot be stopped, has nothing left to leave. */
function leaving({ keys, tenant }: Host, text: string): Stop[] {
  const token = readToken(keys, text)!
  const { topic } = topicOf(tenant, token.topic)
  if (!topic || topic.locked) return []
  const command = { type: 'Unsubscribe', topic: topic.id, channel: 'email' } as const
  return [{ key: token.addressKey, command, by: { actor: 'data-subject', door: 'mailto' } }]
}
