import { z } from 'zod/mini'
import { blockReasons, consentStatuses, subscriptionStatuses } from '#domain/choices.ts'
import { channels, doors } from '#domain/evidence.ts'

const decided = { at: z.string(), door: z.enum(doors) }

/** What one person has chosen; what is missing was never decided. */
export const choicesView = z.object({
  consents: z.record(
    z.string(),
    z.object({
      ...decided,
      status: z.enum(consentStatuses),
      textVersion: z.optional(z.string()),
    }),
  ),
  topics: z.record(z.string(), z.partialRecord(z.enum(channels), z.object({ ...decided, status: z.enum(subscriptionStatuses) }))),
  /** By topic, where the person has chosen how often. */
  frequencies: z.optional(z.record(z.string(), z.object({ ...decided, frequency: z.string() }))),
  objections: z.record(z.string(), z.object(decided)),
  /** Local date on which topics come back; missing when nothing is paused. */
  pausedUntil: z.optional(z.iso.date()),
  /** Channels by which nothing that can be stopped goes out: a mailbox that is gone, or mail reported as unwanted. */
  blocks: z.optional(z.partialRecord(z.enum(channels), z.object({ ...decided, reason: z.enum(blockReasons) }))),
  /** Where choices apply to, masked: first letter, five dots, last letter. */
  address: z.string(),
  /** In the answer to an act alone: takes it back for 30 minutes (CON-04). */
  undo: z.optional(z.string()),
})
export type ChoicesView = z.infer<typeof choicesView>

const purpose = z.string()
/** As the tenant's files have them, current or not; it goes into the ledger, which is no place for free text. */
const textVersion = z.string().check(z.maxLength(64), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))

/** One choice is one command, never a document to overwrite: a stale tab can always withdraw. */
export const choiceCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('GiveConsent'), purpose, textVersion }),
  z.strictObject({ type: z.literal('RefuseConsent'), purpose, textVersion }),
  z.strictObject({ type: z.literal('Subscribe'), topic: z.string(), channel: z.enum(channels) }),
  z.strictObject({ type: z.literal('Unsubscribe'), topic: z.string(), channel: z.enum(channels) }),
  z.strictObject({ type: z.literal('SetFrequency'), topic: z.string(), frequency: z.string() }),
  z.strictObject({ type: z.literal('LiftBlock'), channel: z.enum(channels) }),
  /** `until`: the local date on which topics come back, a year from today at the latest. */
  z.strictObject({ type: z.literal('Pause'), until: z.iso.date() }),
  z.strictObject({ type: z.literal('Resume') }),
  z.strictObject({ type: z.literal('Object'), purpose }),
  z.strictObject({ type: z.literal('WithdrawObjection'), purpose }),
  z.strictObject({ type: z.literal('StopAllMarketing') }),
  z.strictObject({ type: z.literal('Undo'), undo: z.string() }),
])
export type ChoiceCommand = z.infer<typeof choiceCommand>
