import { Hono } from 'hono'
import { type SuppressionView, suppressionRequest, suppressionView } from '#api/contract/senders.ts'
import { todayOf } from '#api/dates.ts'
import type { ApiEnv } from '#api/env.ts'
import { answerHeaders } from '#api/http/answer-headers.ts'
import { answers, body } from '#api/http/validate.ts'
import { type Choices, choices } from '#domain/choices.ts'
import type { Channel } from '#domain/evidence.ts'
import { isOn, standing } from '#domain/permission.ts'
import type { Tenant } from '#domain/tenant.ts'
import { withKey } from './api-key.ts'
import { inChunks } from './in-chunks.ts'
import { largeBody } from './large-body.ts'
import { sentTopic } from './sent-topic.ts'
import { storeSilent } from './store-silent.ts'

type Result = SuppressionView['results'][number]

/** One question about many people; `now` an instant, `today` the local date of the controller. */
interface Question {
  tenant: Tenant
  topic: string
  channel: Channel
  now: string
  today: string
}

/** Who must not be sent to, asked right before it is sent (MAIL-13, SUP-05). An address nobody has was never decided. */
export const suppressionApi = new Hono<ApiEnv>()
  .use(answerHeaders)
  .post('/check', withKey('suppression'), largeBody, body(suppressionRequest), answers(suppressionView), async (c) => {
    const { host } = c.var
    const { topic, channel = 'email', keys } = c.req.valid('json')
    sentTopic(host.tenant, topic, channel)
    const question = { tenant: host.tenant, topic, channel, now: host.now().toISOString(), today: todayOf(host) }
    const undecided = choices(host.tenant).initial
    const results = await inChunks(keys, async (some) => {
      const found = await host.store.loadByAddress(some).catch(storeSilent)
      return found.map((snapshot) => resultFor(question, (snapshot?.state as Choices | undefined) ?? undecided))
    })
    return c.json({ results })
  })

function resultFor({ tenant, topic, channel, now, today }: Question, state: Choices): Result {
  const where = standing(tenant, state, topic, channel, now)
  // Locked mail is no marketing: it is sent, and no pause holds it back.
  if (where === 'locked') return { suppressed: false }
  if (!isOn(where)) return { suppressed: true, reason: where as Result['reason'] }
  return state.pausedUntil !== undefined && today < state.pausedUntil ? { suppressed: true, reason: 'paused' } : { suppressed: false }
}
