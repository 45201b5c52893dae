import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod/mini'
import { parsedJson } from '#sources/parsed-json.ts'
import type { SuperOffice } from './entry.ts'

const event = z.object({
  EventId: z.string().check(z.minLength(1), z.maxLength(100)),
  Timestamp: z.string(),
  Entity: z.string(),
  PrimaryKey: z.int(),
  ContextIdentifier: z.string(),
})

/** The signature holds no time: an event that was caught may be sent again at any time, so it is believed for so long only. */
const replayMs = 10 * 60_000

/** An event of our tenant, signed with our secret, now; what it says about a person is that they are to be looked at again. */
export function heardEvent(
  { webhookSecret, tenant }: Pick<SuperOffice, 'webhookSecret' | 'tenant'>,
  { headers, body }: { headers: Headers; body: string },
  now: Date,
): { id: string; refs: string[] } | undefined {
  if (!webhookSecret || !isSigned(webhookSecret, headers.get('x-superoffice-signature') ?? '', body)) return undefined
  const read = z.safeParse(event, parsedJson(body))
  if (!read.success || read.data.ContextIdentifier !== tenant) return undefined
  const { EventId, Timestamp, Entity, PrimaryKey } = read.data
  // Not a number is not near either.
  if (!(Math.abs(Date.parse(Timestamp) - now.getTime()) <= replayMs)) return undefined
  return { id: EventId, refs: Entity === 'person' && PrimaryKey > 0 ? [String(PrimaryKey)] : [] }
}

/** Base64 of HMAC-SHA256 over the body as it came; compared in constant time. */
function isSigned(secret: string, signature: string, body: string): boolean {
  const ours = createHmac('sha256', secret).update(body).digest()
  const theirs = Buffer.from(signature, 'base64')
  return theirs.length === ours.length && timingSafeEqual(ours, theirs)
}
