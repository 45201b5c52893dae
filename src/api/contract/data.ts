import { z } from 'zod/mini'
import { legalBasis, origins, text } from '#domain/tenant.ts'

const value = z.object({ name: z.string(), label: z.optional(text), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) })

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
})
export type ItemView = z.infer<typeof itemView>

/** A system that did not answer: what it holds is missing from what is shown. */
export const silentSource = z.object({ source: z.string(), name: z.string() })
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
  /** How many are shown already; grows by 50. */
  shown: z.optional(z.coerce.number().check(z.int(), z.gte(0))),
})

export const itemsPage = z.object({
  items: z.array(itemRow),
  /** How many match the filters, and how many there are. */
  matching: z.number(),
  total: z.number(),
  systems: z.array(z.string()),
  silent: z.array(silentSource),
})
export type ItemsPage = z.infer<typeof itemsPage>

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
  /** Items by month (`2026-11`) and category. */
  months: z.array(z.object({ month: z.string(), category: z.string(), count: z.number() })),
})
export type OverviewView = z.infer<typeof overviewView>

/** A new value for one field of an item (GDPR Art. 16). */
export const correction = z.strictObject({
  field: z.string().check(z.minLength(1), z.maxLength(200)),
  value: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
})
