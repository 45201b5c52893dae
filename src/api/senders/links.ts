import { Hono } from 'hono'
import { addressKey, normaliseEmail } from '#api/address.ts'
import { type LinksView, linksRequest, linksView } from '#api/contract/senders.ts'
import type { ApiEnv } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import { answerHeaders } from '#api/http/answer-headers.ts'
import { answers, body } from '#api/http/validate.ts'
import { dayOf, preferencesUrl, unsubscribeUrl } from '#api/unsubscribe/token.ts'
import { Refusal } from '#domain/decider.ts'
import type { Topic } from '#domain/tenant.ts'
import { withKey } from './api-key.ts'
import { inChunks } from './in-chunks.ts'
import { largeBody } from './large-body.ts'
import { listHeaders } from './list-headers.ts'
import { sentTopic } from './sent-topic.ts'

/** What each mail of a mailing needs: two links and three header fields. Nothing is written down and nobody looked up. */
export const linksApi = new Hono<ApiEnv>()
  .use(answerHeaders)
  .post('/', withKey('links'), largeBody, body(linksRequest), answers(linksView), async (c) => {
    const { host } = c.var
    const asked = c.req.valid('json')
    const topic = sentTopic(host.tenant, asked.topic, 'email')
    // Mail that cannot be left must not say that it can (MAIL-15).
    if (topic.locked) throw new Refusal('topic-locked', ['/topic'])
    const day = dayOf(host.now())
    const links = await inChunks(asked.recipients, (some) => some.map((email) => linksFor(host, topic, email, day)))
    return c.json({ links })
  })

function linksFor(host: Host, topic: Topic, email: string, day: number): LinksView['links'][number] {
  const key = addressKey(host.keys, 'email', normaliseEmail(email))
  const unsubscribe = unsubscribeUrl(host, key, topic.number, day)
  return { key, unsubscribe, preferences: preferencesUrl(host, key, topic.number, day), headers: listHeaders(host, topic, unsubscribe) }
}
