import { z } from 'zod/mini'
import { extensionReasons, grounds, requestStatuses, requestTypes } from '#domain/request.ts'
import { text } from '#domain/tenant.ts'

export const outcome = z.object({
  category: z.string(),
  result: z.enum(['erased', 'kept', 'done', 'corrected']),
  count: z.number(),
  ground: z.optional(z.enum(grounds)),
  until: z.optional(z.iso.date()),
})

/** One row of the person's list and of the desk's queue. Dates are local dates of the controller (TIM-10). */
export const requestRow = z.object({
  id: z.string(),
  requestType: z.enum(requestTypes),
  status: z.enum(requestStatuses),
  receivedOn: z.iso.date(),
  dueOn: z.iso.date(),
  firstDueOn: z.optional(z.iso.date()),
  /** Calendar days; negative when late. */
  daysLeft: z.int(),
  open: z.boolean(),
  category: z.optional(z.string()),
  item: z.optional(z.string()),
  purpose: z.optional(z.string()),
  closedAt: z.optional(z.string()),
})
export type RequestRow = z.infer<typeof requestRow>

/** Newest first. `nextDueOn`: until when a request filed now would be answered; the person reads it before filing. */
export const requestList = z.object({ requests: z.array(requestRow), nextDueOn: z.iso.date() })
export type RequestList = z.infer<typeof requestList>

const message = z.object({ id: z.string(), from: z.enum(['data-subject', 'office']), at: z.string(), text: z.string() })

/** One field that is said to be wrong: what stood there when it was said, and what should stand there (Art. 16). */
const claimed = z.object({
  field: z.string(),
  /** Name of the system it stands in. */
  system: z.string(),
  label: z.optional(text),
  before: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  /** What people read instead of a `before` that is a code of the system. */
  shown: z.optional(text),
  after: z.string(),
  /** What was sent along; `size` in bytes. */
  file: z.optional(z.object({ name: z.string(), type: z.string(), size: z.int() })),
  /** The restriction that held while it was looked at ended with the request (Art. 18(3)); missing while something else holds the item. */
  restrictionEnded: z.optional(z.literal(true)),
})
export type Claimed = z.infer<typeof claimed>

/** One request as the person sees it. */
export const requestView = z.extend(requestRow, {
  receivedAt: z.string(),
  extension: z.optional(z.object({ reason: z.enum(extensionReasons), at: z.string() })),
  refusal: z.optional(z.object({ ground: z.enum(grounds), at: z.string(), late: z.boolean() })),
  outcomes: z.array(outcome),
  correction: z.optional(claimed),
  messages: z.array(message),
  /** What happened, oldest first: type of the fact and when. */
  steps: z.array(z.object({ type: z.string(), at: z.string() })),
})
export type RequestView = z.infer<typeof requestView>

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000))

/** What a person files. The type is enough; a reason is never required (ACC-08). */
export const newRequest = z.strictObject({
  requestType: z.enum(requestTypes),
  category: z.optional(z.string()),
  item: z.optional(z.string()),
  purpose: z.optional(z.string()),
  text: z.optional(z.string().check(z.trim(), z.maxLength(5000))),
})
export type NewRequest = z.infer<typeof newRequest>

export const newMessage = z.strictObject({ text: words })

/** What the desk decides. Each goes to the person in words (rule 6: no request closes in silence). */
export const deskCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('StartWork') }),
  z.strictObject({ type: z.literal('AddMessage'), text: words }),
  z.strictObject({ type: z.literal('AskClarification'), text: words }),
  z.strictObject({ type: z.literal('Extend'), reason: z.enum(extensionReasons), text: words }),
  /** `takeOver`: the new value of a correction is written into the system that holds it, as part of the answer. */
  z.strictObject({ type: z.literal('Fulfil'), text: words, takeOver: z.optional(z.literal(true)) }),
  z.strictObject({ type: z.literal('Refuse'), ground: z.enum(grounds), text: words }),
])
export type DeskCommand = z.infer<typeof deskCommand>
