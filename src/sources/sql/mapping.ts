import { z } from 'zod/mini'
import { grounds } from '#domain/request.ts'
import { origins, text } from '#domain/tenant.ts'
import { checked } from './faults.ts'

/** A table or a column as the database spells it; always quoted in statements. */
const name = z.string().check(z.minLength(1), z.maxLength(63))
/** A column of the row itself, or `lookup.column` of a row that `with` looks up. */
const ref = z.string().check(z.minLength(1))
/** Words with references in braces: `Invoice {invoice_id}`. */
const template = z.string().check(z.minLength(1))
const id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))

/** Reference of the row before → column of the new row; all must be equal. */
const on = z.record(ref, name).check(z.refine((pairs) => Object.keys(pairs).length > 0, 'needs at least one pair of columns'))
/** Rows of other tables that belong to a row, one at most each (many-to-one). A later lookup may start from an earlier one. */
const lookups = z.optional(z.record(z.string().check(z.regex(/^[a-z][a-z0-9_]{0,30}$/)), z.strictObject({ table: name, on })))

/** `as: date`: the time of day means nothing. */
const moment = { column: ref, as: z.optional(z.literal('date')) }
const value = z.strictObject({
  ...moment,
  /** Name of the value; the reference itself when missing. */
  name: z.optional(z.string().check(z.minLength(1))),
  /** What people read. Without it the label of the category is used. */
  label: z.optional(text),
  /** Whether the person may have it changed at once. */
  correct: z.optional(z.boolean()),
  /** Stays, for the `ground` of the item, when the others are set to null. */
  keep: z.optional(z.boolean()),
})

/** Rows that belong to one item (one-to-many). `order`: a reference to sort them by. */
const part = z.strictObject({
  table: name,
  on,
  with: lookups,
  title: template,
  order: z.optional(ref),
  values: z.array(value).check(z.minLength(1)),
})
/** Named people or firms an item went to: one recipient a row. */
const recipient = z.strictObject({ table: name, on, with: lookups, name: template, what: z.optional(template) })

const item = z.strictObject({
  /** Names this kind of item for good: it is part of the id of each. */
  id,
  /** Id of a category of the tenant. */
  category: id,
  /** The way from the row of the person to the row of the item, table by table; missing when they are the same row. */
  path: z.optional(z.array(z.strictObject({ table: name, on }))),
  /** Columns that together name one row. */
  key: z.array(name).check(z.minLength(1)),
  with: lookups,
  title: template,
  at: z.optional(z.strictObject(moment)),
  origin: z.enum(origins),
  originFrom: z.optional(template),
  values: z.array(value).check(z.minLength(1)),
  parts: z.optional(z.array(part)),
  recipients: z.optional(z.array(recipient)),
  /**
   * What erasure does: removes the rows and their parts, sets the values to null, or keeps all for `ground`.
   * Missing: it has to be done in the system itself.
   */
  erase: z.optional(z.enum(['delete', 'null', 'keep'])),
  /** Why something is kept (GDPR Art. 17(3)). */
  ground: z.optional(z.enum(grounds)),
  /** Kept for `ground` until so long `after` the date in `from`, or after the end of its year; erased from then on. */
  until: z.optional(
    z.strictObject({ after: z.string().check(z.regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+D)?$/)), from: name, endOfYear: z.optional(z.boolean()) }),
  ),
})

/** One PostgreSQL database and what in it is personal, from the person's address outward. */
export const mappingFile = z.strictObject({
  id,
  /** How people call the system. */
  name: z.string().check(z.minLength(1)),
  /** `env:NAME`: the variable with the connection string; no secret stands in the file. */
  url: z.string().check(z.regex(/^env:\w+$/)),
  schema: z._default(name, 'public'),
  /** Zone of the columns that name none. */
  timeZone: z._default(z.string().check(z.refine(isTimeZone, 'is not a time zone such as Europe/Oslo')), 'UTC'),
  /** Who is who. `key` is what the paths of the items start from; an index on lower(btrim(email)) makes finding quick. */
  person: z.strictObject({ table: name, key: name, email: name, with: lookups, name: z.optional(z.array(ref).check(z.minLength(1))) }),
  items: z.array(item).check(z.minLength(1)),
})
export type Mapping = z.infer<typeof mappingFile>
export type MappedItem = z.infer<typeof item>
export type MappedValue = z.infer<typeof value>
export type MappedPart = z.infer<typeof part>
export type MappedRecipient = z.infer<typeof recipient>
/** A row and the rows looked up from it: what references are resolved against. */
export type Rows = Pick<MappedPart, 'table' | 'with'>

/** Something in a mapping or systems file that keeps the source from starting; one sentence a line. */
export class MappingFault extends Error {
  constructor(file: string, faults: readonly string[]) {
    super(faults.map((fault) => `${file} ${fault}.`).join('\n'))
    this.name = 'MappingFault'
  }
}

/** Reads the text of a mapping file; throws `MappingFault`. What needs the database is checked by `checkMapping`. */
export function readMapping(json: unknown, file: string): Mapping {
  const read = checked(mappingFile, json)
  if ('faults' in read) throw new MappingFault(file, read.faults)
  return read.data
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
