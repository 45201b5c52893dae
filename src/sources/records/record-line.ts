import { z } from 'zod/mini'
import { origins, text } from '#domain/tenant.ts'

const short = z.string().check(z.minLength(1), z.maxLength(200))
const value = z.strictObject({
  name: short,
  /** What people read instead of the name. Without it the label of the category is used. */
  label: z.optional(text),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
})

/**
 * One line of an import: one thing one system holds about one person.
 * `system` and `id` together name it for good; a later line with the same two replaces it.
 */
export const recordLine = z.strictObject({
  person: z.strictObject({
    /** The address the person proves. */
    email: z.string().check(z.trim(), z.maxLength(320), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)),
    /** For the search of staff. */
    name: z.optional(short),
  }),
  /** Name of the system the item comes from, as shown. */
  system: short,
  id: short,
  /** Id of a category of the tenant. */
  category: short,
  title: short,
  /** When it was recorded: a date, or an instant with its offset. */
  at: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
  origin: z.enum(origins),
  /** From whom, for `third-party`; from what, for `derived`. */
  originFrom: z.optional(short),
  values: z.array(value),
  parts: z.optional(z.array(z.strictObject({ title: short, values: z.array(value) }))),
  recipients: z.optional(z.array(z.strictObject({ name: short, what: z.optional(short) }))),
})
export type RecordLine = z.infer<typeof recordLine>

/** What `StoredRecord.item` holds: the line without what the record has fields for. */
export type RecordItem = Omit<RecordLine, 'system' | 'id' | 'category' | 'at'> & { restricted?: boolean }
