import type { Context } from 'hono'
import { z } from 'zod/mini'
import type { ApiEnv } from '#api/env.ts'
import { Refusal } from '#domain/decider.ts'

/** Months a pause may have; text, as a form sends it. */
export const pauses = ['1', '3', '6', '12'] as const

const short = z.string().check(z.maxLength(200))

/** What the page of a link to leave offers, and no more (TOK-01). */
export const leaving = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('stop-topic'), topic: z.optional(short) }),
  z.strictObject({ intent: z.literal('rarer'), frequency: short }),
  z.strictObject({ intent: z.literal('stop-all') }),
  z.strictObject({ intent: z.literal('pause'), months: z._default(z.enum(pauses), '3') }),
  z.strictObject({ intent: z.literal('undo'), undo: short }),
])
export type Leaving = z.infer<typeof leaving>

/** What the page of a mail that asks back offers. */
export const confirming = z.strictObject({ intent: z.literal('confirm') })

/** What the page of a mail that tells of a change offers. */
export const takingBack = z.strictObject({ intent: z.literal('undo') })

/** What was pressed; refuses with `malformed` what the page did not offer. */
export function pressed<Offered extends z.core.$ZodType>(offered: Offered, fields: unknown): z.output<Offered> {
  const read = z.safeParse(offered, fields)
  if (!read.success) throw new Refusal('malformed')
  return read.data
}

const urlEncoded = /^application\/x-www-form-urlencoded\s*(;|$)/i
const multipart = /^multipart\/form-data\s*(;|$)/i

/** The body of a form: text as it stands, or its fields where it came in parts. */
export type Form = string | Record<string, unknown>

/** The body of a POST in either encoding (MAIL-04). Refuses with `wrong-content-type`. */
export async function formOf(c: Context<ApiEnv>): Promise<Form> {
  const type = c.req.header('content-type') ?? ''
  if (urlEncoded.test(type)) return c.req.text()
  if (!multipart.test(type)) throw new Refusal('wrong-content-type')
  return c.req.parseBody().catch(() => ({}))
}

/** The fields of a form by name; of two with one name the last. */
export const fieldsOf = (form: Form): Record<string, unknown> =>
  typeof form === 'string' ? Object.fromEntries(new URLSearchParams(form)) : form
