import { z } from 'zod/mini'
import { normaliseEmail } from '#domain/address.ts'
import { markKinds } from '#domain/marks.ts'
import { redactions } from '#domain/redaction.ts'
import { origins, text } from '#domain/tenant.ts'

const short = z.string().check(z.minLength(1), z.maxLength(200))

/** What names an item stands in keys and addresses of pages, so it must be the same text wherever it is kept. */
const name = short.check(
  z.refine((value: string) => value.isWellFormed() && !value.includes('\0'), 'holds a character that cannot be kept: NUL, or half a pair'),
)

const value = z
  .strictObject({
    name: short,
    /** What people read instead of the name, where the category of the tenant has no label for it. */
    label: z.optional(text),
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    /** Something stands here that is not to be shown, and why; it stays where it is, and `value` is null. */
    redacted: z.optional(z.enum(redactions)),
  })
  .check(
    z.refine((held) => held.redacted === undefined || held.value === null, { message: 'must be null where redacted', path: ['value'] }),
  )

/** Text order is order in time: one zone for all instants. */
const instant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((at) => new Date(at).toISOString()),
)

/**
 * One line of an import: one thing one system holds about one person.
 * `system` and `id` together name it for good; a later line with the same two replaces it.
 */
export const recordLine = z.strictObject({
  person: z.strictObject({
    /** The address the person proves. */
    email: z.string().check(
      z.trim(),
      z.refine((address) => normaliseEmail(address) !== undefined, 'is no mail address'),
    ),
    /** For the search of staff, and to tell people apart who share the address. */
    name: z.optional(short),
    /** What else tells them apart. Never shown. */
    marks: z.optional(z.array(z.strictObject({ kind: z.enum(markKinds), value: short })).check(z.maxLength(20))),
  }),
  /** Name of the system the item comes from, as shown. */
  system: name,
  id: name,
  /** Id of a category of the tenant. */
  category: short,
  title: short,
  /** When it was recorded: a date, or an instant with its offset. Of the years 1 to 9999. */
  at: z.union([z.iso.date(), instant]).check(z.refine((at) => at >= '0001' && at < '9999-12-31U', 'is not of the years 1 to 9999')),
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
