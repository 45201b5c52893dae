import { z } from 'zod/mini'

const email = z.email().check(z.maxLength(254))

/** Asks for a sign-in mail; `own`: to the address whose choices are open by a link. Answered 202 alike for every address. */
export const codeRequest = z.union([z.strictObject({ email }), z.strictObject({ own: z.literal(true) })])

/** Asks for a mail with a preference link. Answered 202 alike for every address. */
export const preferencesRequest = z.strictObject({ email })

/** The token of a link in a mail, for a session that can choose. `instead`: of the one somebody else has here. */
export const exchange = z.strictObject({ token: z.string().check(z.maxLength(200)), instead: z.optional(z.literal(true)) })

/** Redeems the eight digits of the mail, or the secret of its link. */
export const redemption = z.union([
  z.strictObject({ code: z.string().check(z.regex(/^\d{8}$/)) }),
  z.strictObject({ secret: z.string().check(z.minLength(20), z.maxLength(200)) }),
])

/** Who is looking, and with which power. */
export const sessionView = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('none') }),
  z.object({
    scope: z.literal('person'),
    /** Shown in the header; the address where no name is known. */
    name: z.string(),
    /** Address in full: it is their own session. */
    email: z.string(),
    expiresAt: z.string(),
    /** Until when acts that need a fresh proof are open (10 minutes after the last proof). */
    freshUntil: z.string(),
    openRequests: z.number(),
  }),
  /** By a link in a mail: `stop` stops and pauses, `choices` also switches on; both see the choices alone. `address`: masked. */
  z.object({ scope: z.enum(['stop', 'choices']), address: z.string(), expiresAt: z.string() }),
  z.object({ scope: z.literal('staff'), role: z.enum(['support', 'officer']), email: z.string(), expiresAt: z.string() }),
  /** Staff looking at a person's pages: delegation, read-only (IMP-01). */
  z.object({
    scope: z.literal('view'),
    role: z.enum(['support', 'officer']),
    email: z.string(),
    personId: z.string(),
    name: z.string(),
    reason: z.string(),
    ticket: z.string(),
    endsAt: z.string(),
  }),
])
export type SessionView = z.infer<typeof sessionView>
