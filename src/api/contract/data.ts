import { z } from 'zod/mini'
import { markKinds } from '#domain/marks.ts'
import { redactions } from '#domain/redaction.ts'
import { legalBasis, origins, text } from '#domain/tenant.ts'

const value = z.object({
  name: z.string(),
  label: z.optional(text),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  /** What people read instead of a `value` that is a code of the system. */
  shown: z.optional(text),
  /** Something stands here that is not shown, and why (Art. 15(4)). */
  redacted: z.optional(z.enum(redactions)),
  /** A new value is taken over at once; where it is missing, a human decides. */
  correctable: z.optional(z.literal(true)),
  /** The person says it is wrong, and a request about it is open. */
  disputed: z.optional(z.object({ request: z.string(), dueOn: z.iso.date() })),
})

/** One row of a list. */
export const itemRow = z.object({
  /** Unique over all sources; goes into the address of the page. */
  id: z.string(),
  category: z.string(),
  title: z.string(),
  system: z.string(),
  at: z.optional(z.string()),
  origin: z.enum(origins),
  restricted: z.boolean(),
  /** Local date retention leads to; missing where it rests on a criterion or is not stated. */
  keptUntil: z.optional(z.iso.date()),
})
export type ItemRow = z.infer<typeof itemRow>

/** One item with its five facts: from, used for, because, kept until, shared with. */
export const itemView = z.extend(itemRow, {
  values: z.array(value),
  parts: z.array(z.object({ title: z.string(), values: z.array(value) })),
  originFrom: z.optional(z.string()),
  /** Ids of purposes of the tenant. */
  purposes: z.array(z.string()),
  /** Named recipients: those of the category by id, those of the item by name. */
  recipients: z.array(z.string()),
  itemRecipients: z.array(z.object({ name: z.string(), what: z.optional(z.string()) })),
  /** Whether the portable copy holds it (GDPR Art. 20: provided or observed, on consent or contract). */
  portable: z.boolean(),
  can: z.array(z.enum(['correct', 'erase', 'restrict'])),
  /** The tenant's own place to edit it. */
  editAt: z.optional(z.object({ title: text, url: z.url() })),
})
export type ItemView = z.infer<typeof itemView>

/**
 * A system that did not answer: what it holds is missing from what is shown. `since`: instant from which on it has been silent.
 * `answerBy`: local date by which the controller owes it all the same, were it asked for today (Art. 12(3)).
 */
export const silentSource = z.object({ source: z.string(), name: z.string(), since: z.string(), answerBy: z.iso.date() })
export type SilentSource = z.infer<typeof silentSource>

/** Query of `/items`; all filters must match. */
export const itemsQuery = z.object({
  category: z.optional(z.string()),
  q: z.optional(z.string().check(z.maxLength(200))),
  system: z.optional(z.string()),
  purpose: z.optional(z.string()),
  basis: z.optional(legalBasis),
  from: z.optional(z.iso.date()),
  to: z.optional(z.iso.date()),
  sort: z.optional(z.enum(['newest', 'oldest'])),
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.maxLength(2000))),
})

/**
 * Several people are known under the proven address, so nothing of any of them is shown before one more thing tells who it is:
 * one of `kinds`. Missing where there is no doubt, or none any more.
 */
const shared = z.optional(z.object({ kinds: z.array(z.enum(markKinds)) }))

/** At most 50 rows. */
export const itemsPage = z.object({
  items: z.array(itemRow),
  /** Where the next page begins; missing at the end. */
  next: z.optional(z.string()),
  silent: z.array(silentSource),
  shared,
})
export type ItemsPage = z.infer<typeof itemsPage>

/** How many match the filters of the query, and how many there are; asked beside the rows, which need not wait for it. */
export const itemsCount = z.object({ matching: z.number(), total: z.number() })
export type ItemsCount = z.infer<typeof itemsCount>

/** One more thing that tells which of several people somebody is. */
export const markSaid = z.strictObject({ kind: z.enum(markKinds), value: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)) })

/** What is held, at a glance. */
export const overviewView = z.object({
  readAt: z.string(),
  total: z.number(),
  newestAt: z.optional(z.string()),
  categories: z.array(
    z.object({
      id: z.string(),
      count: z.number(),
      /** Next local date on which items of the category leave, and how many. */
      nextErasure: z.optional(z.object({ on: z.iso.date(), count: z.number() })),
      systems: z.array(z.string()),
    }),
  ),
  systems: z.array(z.object({ name: z.string(), count: z.number() })),
  silent: z.array(silentSource),
  shared,
  /** Items by month (`2026-11`) and category. */
  months: z.array(z.object({ month: z.string(), category: z.string(), count: z.number() })),
})
export type OverviewView = z.infer<typeof overviewView>

/**
 * A new value for one field of an item (GDPR Art. 16). What the source cannot take over at once becomes a request of type
 * `rectification`; `why` and `file` (at most 700 kB in base64) go with it, and neither is demanded.
 */
export const correction = z.strictObject({
  field: z.string().check(z.minLength(1), z.maxLength(200)),
  value: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
  why: z.optional(z.string().check(z.trim(), z.maxLength(4000))),
  file: z.optional(
    z.strictObject({
      name: z.string().check(z.minLength(1), z.maxLength(200)),
      type: z.enum(['application/pdf', 'image/png', 'image/jpeg', 'text/plain']),
      data: z.base64().check(z.maxLength(700_000)),
    }),
  ),
})

export type Correction = z.infer<typeof correction>

/** `request`: a human decides; done at once where it is missing. */
export const corrected = z.object({ item: itemView, request: z.optional(z.object({ id: z.string(), dueOn: z.iso.date() })) })
export type Corrected = z.infer<typeof corrected>
