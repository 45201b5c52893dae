import { z } from 'zod/mini'
import { requestStatuses } from '#domain/request.ts'
import { viewReasons } from '#domain/visit.ts'
import { requestRow, requestView } from './requests.ts'

export const queueQuery = z.object({
  status: z.optional(z.union([z.enum(requestStatuses), z.literal('open'), z.literal('closed')])),
  after: z.optional(z.string()),
})

export const queuePage = z.object({
  requests: z.array(z.extend(requestRow, { name: z.string() })),
  matching: z.number(),
  late: z.number(),
  next: z.optional(z.string()),
})
export type QueuePage = z.infer<typeof queuePage>

export const deskView = z.extend(requestView, {
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  /** Name of the system that can be asked to take the corrected value over. */
  takesOver: z.optional(z.string()),
})
export type DeskView = z.infer<typeof deskView>

/** The name or address is in the body, so that it never stands in a log. */
export const peopleSearch = z.strictObject({ text: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)) })
export const foundPerson = z.object({ personId: z.string(), name: z.string(), email: z.string(), sources: z.array(z.string()) })
export type FoundPerson = z.infer<typeof foundPerson>

export const newView = z.strictObject({
  personId: z.string(),
  reason: z.enum(viewReasons),
  ticket: z.string().check(z.regex(/^[A-Za-z0-9-]{1,32}$/)),
})

/** Who looked at whose pages, newest first. */
export const auditRow = z.object({
  id: z.string(),
  personId: z.string(),
  /** Of the person; the address where no name is known, empty after an erasure. */
  name: z.string(),
  actor: z.string(),
  reason: z.string(),
  ticket: z.string(),
  startedAt: z.string(),
  endedAt: z.optional(z.string()),
})
export type AuditRow = z.infer<typeof auditRow>
