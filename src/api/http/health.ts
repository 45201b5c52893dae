import { Hono } from 'hono'
import { z } from 'zod/mini'
import type { ApiEnv } from '#api/env.ts'
import { answerHeaders } from './answer-headers.ts'
import { answerProblem } from './problem.ts'
import { answers } from './validate.ts'

const health = z.object({ status: z.literal('ok') })
const ok = { status: 'ok' } as const

/** For whoever keeps the process running: `healthz` says that it is there, `readyz` that its store can be reached and is up to date. */
export const healthApi = new Hono<ApiEnv>()
  .get('/healthz', answerHeaders, answers(health), (c) => c.json(ok))

  .get('/readyz', answerHeaders, answers(health), async (c) => {
    const ready = await c.var.host.store.ready().then(
      () => true,
      () => false,
    )
    return ready ? c.json(ok) : (answerProblem(c, 'store-silent') as never)
  })
