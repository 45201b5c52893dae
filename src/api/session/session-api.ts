import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { sessionView as schema } from '#api/contract/session.ts'
import type { ApiEnv } from '#api/env.ts'
import { answers } from '#api/http/validate.ts'
import { sessionView } from './session-view.ts'
import { signOut } from './sign-out.ts'

/** Who is looking. Signed out is an answer, not an error. */
export const sessionApi = new Hono<ApiEnv>()
  .get('/', answers(schema), async (c) => c.json(await sessionView(c.var)))

  .delete('/', describeRoute({ responses: { 204: { description: 'Signed out' } } }), async (c) => {
    await signOut(c)
    return c.body(null, 204)
  })
