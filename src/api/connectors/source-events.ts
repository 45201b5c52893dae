import { Hono } from 'hono'
import { eventsView } from '#api/contract/senders.ts'
import { minutesAfter } from '#api/dates.ts'
import type { ApiEnv } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import { answerHeaders } from '#api/http/answer-headers.ts'
import { bodyUpTo } from '#api/http/body-up-to.ts'
import { TooMany } from '#api/http/rate-limit.ts'
import { answers } from '#api/http/validate.ts'
import { guessCounter, guessesRestSeconds } from '#api/unsubscribe/guesses.ts'
import { Refusal } from '#domain/decider.ts'
import { type Keeper, keepersOf, lookKind } from './source-effects.ts'

const maxBody = 64 * 1024
/** How long an event that comes again is known. */
const rememberedMinutes = 24 * 60

/**
 * Where a system tells that somebody was changed there. It has no key of ours: what it signs is believed, and only as far as that we look
 * again. Refuses with `not-found` for a system that keeps no choices, with `signature-refused`, and with `too-many` who forges on.
 */
export function sourceEventsApi(host: Host) {
  const isTooMany = guessCounter(host.now)
  return new Hono<ApiEnv>().use(answerHeaders).post('/:id/events', bodyUpTo(maxBody), answers(eventsView), async (c) => {
    const source = keepersOf(host).find(({ id }) => id === c.req.param('id'))
    if (!source) throw new Refusal('not-found')
    const heard = source.choices.heard({ headers: c.req.raw.headers, body: await c.req.text() }, host.now())
    if (!heard) throw isTooMany(c.env?.clientIp) ? new TooMany(guessesRestSeconds / 60) : new Refusal('signature-refused')
    await lookAgainAt(host, source, heard)
    return c.json({ taken: heard.refs.length })
  })
}

/** The ids of the effects are those of the event, and it is remembered last: one that comes twice at once, or again after a failure, is one. */
async function lookAgainAt(host: Host, source: Keeper, { id, refs }: { id: string; refs: readonly string[] }): Promise<void> {
  const { passes, outbox } = host.store
  const now = host.now().toISOString()
  const event = host.sha256(`${source.id} ${id}`)
  if (await passes.read(`heard/${event}`, now)) return
  await outbox.add(refs.map((ref, at) => ({ id: `heard-${event}-${at}`, kind: lookKind(source.id), data: { ref } })))
  await passes.write(`heard/${event}`, true, minutesAfter(now, rememberedMinutes))
  if (refs.length > 0) host.effectsWaiting()
}
