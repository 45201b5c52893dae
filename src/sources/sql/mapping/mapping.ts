import { z } from 'zod/mini'
import { markKinds } from '#domain/marks.ts'
import { redactions } from '#domain/redaction.ts'
import { grounds } from '#domain/request.ts'
import { origins, text } from '#domain/tenant.ts'
import { checked } from '#sources/checked.ts'
import { SystemsFault } from '#sources/systems-fault.ts'

/** A table or a column as the database spells it; always quoted in statements. */
const name = z.string().check(z.minLength(1), z.maxLength(64))
/** A column of the row itself, or `lookup.column` of a row that `with` looks up. */
const ref = z.string().check(z.minLength(1))
/** Words with references in braces: `Invoice {invoice_id}`. */
const template = z.string().check(z.minLength(1))
const id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))

/** Reference of the row before → column of the new row; all must be equal. */
const on = z.record(ref, name).check(z.refine((pairs) => Object.keys(pairs).length > 0, 'needs at least one pair of columns'))
/** Column → the value it must have, or those it may have; `null` for none. Rows with others are as if they were not there. */
const constant = z.union([z.string(), z.number(), z.boolean(), z.null()])
const where = z.optional(z.record(name, z.union([constant, z.array(constant).check(z.minLength(1))])))
/** Something stands there that is not shown, and why (GDPR Art. 15(4)). */
const redact = z.optional(z.enum(redactions))
/** Rows of other tables that belong to a row, one at most each (many-to-one). A later lookup may start from an earlier one. */
const lookups = z.optional(z.record(z.string().check(z.regex(/^[a-z][a-z0-9_]{0,30}$/)), z.strictObject({ table: name, on })))

/** `as: date`: the time of day means nothing. */
const moment = { column: ref, as: z.optional(z.literal('date')) }
const value = z.strictObject({
  ...moment,
  /** Name of the value; the reference itself when missing. */
  name: z.optional(z.string().check(z.minLength(1))),
  /** What people read instead of the name, where the category of the tenant has no label for it. */
  label: z.optional(text),
  /** Value as the database spells it → what people read instead, where the category of the tenant has no word for it. */
  labels: z.optional(z.record(z.string(), text)),
  redact,
  /** Whether the person may have it changed at once. */
  correct: z.optional(z.boolean()),
  /** Stays, for the `ground` of the item, when the others are set to null or replaced. */
  keep: z.optional(z.boolean()),
})

/** Rows that belong to one item (one-to-many). `order`: a reference to sort them by. */
const part = z.strictObject({
  table: name,
  on,
  where,
  with: lookups,
  title: template,
  order: z.optional(ref),
  values: z.array(value).check(z.minLength(1)),
  /** Of all its values. */
  redact,
})
/** Named people or firms an item went to: one recipient a row. With `redact` only that there is one is shown. */
const recipient = z.strictObject({ table: name, on, where, with: lookups, name: template, what: z.optional(template), redact })
const step = z.strictObject({ table: name, on, where })

const item = z.strictObject({
  /** Names this kind of item for good: it is part of the id of each. */
  id,
  /** Id of a category of the tenant. */
  category: id,
  /** The way from the row of the person to the row of the item, table by table; missing when they are the same row. */
  path: z.optional(z.array(step)),
  /** Of the rows of the item. */
  where,
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
   * What erasure does: removes the rows and their parts, sets the values to null, replaces them by a random token that is the same
   * for all of one person (numbers and dates by null), or keeps all for `ground`. Missing: it has to be done in the system itself.
   */
  erase: z.optional(z.enum(['delete', 'null', 'pseudonymise', 'keep'])),
  /** Why something is kept (GDPR Art. 17(3)). */
  ground: z.optional(z.enum(grounds)),
  /** Kept for `ground` until so long `after` the date in `from`, or after the end of its year; erased from then on. */
  until: z.optional(
    z.strictObject({ after: z.string().check(z.regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+D)?$/)), from: name, endOfYear: z.optional(z.boolean()) }),
  ),
})

/** One PostgreSQL, MySQL or MariaDB database and what in it is personal, from the person's address outward. */
export const mappingFile = z.strictObject({
  id,
  /** How people call the system. */
  name: z.string().check(z.minLength(1)),
  /** `env:NAME`: the variable with the connection string; no secret stands in the file. */
  url: z.string().check(z.regex(/^env:\w+$/)),
  /** `public` when missing; for MySQL and MariaDB the database in the connection string. */
  schema: z.optional(name),
  /** Zone of the columns that name none. */
  timeZone: z._default(z.string().check(z.refine(isTimeZone, 'is not a time zone such as Europe/Oslo')), 'UTC'),
  /**
   * Who is who. `key` is what the paths of the items start from. An index makes finding quick: on lower(btrim(email)) in PostgreSQL,
   * on email itself in MySQL and MariaDB. `marks` tell people apart who share an address.
   */
  person: z.strictObject({
    table: name,
    key: name,
    email: name,
    where,
    with: lookups,
    name: z.optional(z.array(ref).check(z.minLength(1))),
    marks: z.optional(z.partialRecord(z.enum(markKinds), ref)),
  }),
  items: z.array(item).check(z.minLength(1)),
  /** `table` or `table.column` → why nobody gets to see it although it looks personal; `map check` then says nothing of it. */
  leftOut: z.optional(z.record(z.string(), z.string().check(z.minLength(1)))),
})
export type Mapping = z.infer<typeof mappingFile>
export type MappedItem = z.infer<typeof item>
export type MappedValue = z.infer<typeof value>
export type MappedPart = z.infer<typeof part>
export type MappedRecipient = z.infer<typeof recipient>
export type MappedStep = z.infer<typeof step>
/** What a mapping may demand of the columns of a row. */
export type Where = MappedStep['where']
/** A row and the rows looked up from it: what references are resolved against. */
export type Rows = Pick<MappedPart, 'table' | 'with'>

/** Reads the text of a mapping file; throws `SystemsFault`. What needs the database is checked by `checkMapping`. */
export function readMapping(json: unknown, file: string): Mapping {
  const read = checked(mappingFile, json)
  if ('faults' in read) throw new SystemsFault(file, read.faults)
  return read.data
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
