import { Hono } from 'hono'
import { eventsRequest, eventsView } from '#api/contract/senders.ts'
import type { ApiEnv } from '#api/env.ts'
import { answerHeaders } from '#api/http/answer-headers.ts'
import { answers, body } from '#api/http/validate.ts'
import { withKey } from './api-key.ts'
import { largeBody } from './large-body.ts'
import { readEvents } from './read-events.ts'
import { takeMoves, takeStops } from './take-events.ts'

/**
 * What mail systems hear of an address: bounces, complaints (SUP-04), mails to the unsubscribe mailbox, and changes of address. All of
 * it only ever stops mail. The same events again change nothing, so whoever got no answer sends them again.
 */
export const eventsApi = new Hono<ApiEnv>()
  .use(answerHeaders)
  .post('/', withKey('events'), largeBody, body(eventsRequest), answers(eventsView), async (c) => {
    const { host } = c.var
    const asked = c.req.valid('json')
    const { stops, moves } = readEvents(host, asked)
    await takeStops(host, stops)
    await takeMoves(host, moves)
    return c.json({ taken: asked.events.length })
  })
