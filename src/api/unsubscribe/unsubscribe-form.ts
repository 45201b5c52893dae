import type { Context } from 'hono'
import { z } from 'zod/mini'
import type { ApiEnv } from '#api/env.ts'
import { Refusal } from '#domain/decider.ts'

const oneClick = z.object({ 'List-Unsubscribe': z.literal('One-Click') })

const pressed = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('stop-topic'), topic: z.optional(z.string().check(z.maxLength(200))) }),
  z.strictObject({ intent: z.literal('stop-all') }),
  z.strictObject({ intent: z.literal('pause') }),
  z.strictObject({ intent: z.literal('undo'), undo: z.string().check(z.maxLength(200)) }),
])

/** What the page's form asks for. */
export type Pressed = z.infer<typeof pressed>

const encodings = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i

/**
 * The body of a POST: RFC 8058's one pair, or the page's form; in either encoding (MAIL-04).
 * Refuses with `wrong-content-type`, and with `malformed` when it is neither.
 */
export async function formOf(c: Context<ApiEnv>): Promise<{ intent: 'one-click' } | Pressed> {
  if (!encodings.test(c.req.header('content-type') ?? '')) throw new Refusal('wrong-content-type')
  const fields = await c.req.parseBody().catch(() => ({}))
  if (oneClick.safeParse(fields).success) return { intent: 'one-click' }
  const form = pressed.safeParse(fields)
  if (!form.success) throw new Refusal('malformed')
  return form.data
}
