import type { MappedItem, MappedValue, Mapping, Rows } from './mapping.ts'
import { refsOf, resolve, rowsOf } from './mapping-refs.ts'

/** What a mapping does with a table: where its columns could be shown, best first. */
interface Use {
  table: string
  /** Of rows that are shown: the list of values a column is added to, and by which lookup. */
  values?: { at: string; lookup?: string }
  /** Of rows that tell whom an item went to. */
  isRecipient?: true
}

/** Every column a person gets to see, redacted or not, as `table.column`. */
export function shownColumns(mapping: Mapping): Set<string> {
  const places = mapping.items.flatMap((item) => [
    ...columnsOf(rowsOf(mapping, item), [item.title, item.originFrom], item.values, item.at && [item.at.column]),
    ...(item.parts ?? []).flatMap((part) => columnsOf(part, [part.title], part.values)),
    ...(item.recipients ?? []).flatMap((recipient) => columnsOf(recipient, [recipient.name, recipient.what], [])),
  ])
  return new Set(places.map(({ table, column }) => `${table}.${column}`))
}

function columnsOf(rows: Rows, templates: readonly (string | undefined)[], values: readonly MappedValue[], refs: readonly string[] = []) {
  const all = [...templates.flatMap((template) => refsOf(template ?? '')), ...values.map((value) => value.column), ...refs]
  return all.map((ref) => resolve(ref, rows))
}

/** What to do about a column that is not shown. */
export function mendOf(mapping: Mapping, table: string, column: string, siblings: readonly string[]): string {
  const leave = `or say in "leftOut" why "${table}.${column}" is left out`
  const use = usesOf(mapping).find((one) => one.table === table)
  if (!use) return `add an item with ${wayTo(mapping, table, siblings)}, ${leave}`
  if (use.isRecipient)
    return `it is about those an item went to, and not for the person: say in "leftOut" why "${table}.${column}" is left out`
  if (!use.values) return `add an item of the rows of "${table}" with this value, ${leave}`
  const ref = use.values.lookup ? `${use.values.lookup}.${column}` : column
  return `add {"column": ${JSON.stringify(ref)}} to ${use.values.at}, with "redact" where it is about somebody else, ${leave}`
}

/** Tables whose rows are shown come before those that only lead to others. */
function usesOf(mapping: Mapping): Use[] {
  const shown = mapping.items.flatMap((item, n) => [
    ...rowUses(rowsOf(mapping, item), `/items/${n}/values`),
    ...(item.parts ?? []).flatMap((part, p) => rowUses(part, `/items/${n}/parts/${p}/values`)),
  ])
  const leading = mapping.items.flatMap((item) => [
    ...(item.path ?? []).map(({ table }) => ({ table })),
    ...(item.recipients ?? []).flatMap((recipient) => [{ table: recipient.table, isRecipient: true as const }, ...lookupsOf(recipient)]),
  ])
  const { person } = mapping
  return [...shown, ...leading, { table: person.table }, ...lookupsOf(person)]
}

const lookupsOf = (rows: Rows) => Object.values(rows.with ?? {}).map(({ table }) => ({ table }))

const rowUses = (rows: Rows, at: string): Use[] => [
  { table: rows.table, values: { at } },
  ...Object.entries(rows.with ?? {}).map(([lookup, { table }]) => ({ table, values: { at, lookup } })),
]

/** Tables that rows of a person are read from or reached by. */
export const tablesOnTheWay = (mapping: Mapping): Set<string> => new Set(usesOf(mapping).map(({ table }) => table))

/** How other items get from the person to their rows, where this table has a column of the same name. */
function wayTo(mapping: Mapping, table: string, columns: readonly string[]): string {
  const known = mapping.items.map((item) => firstStep(item)).find((on) => on && columns.includes(on.column))
  if (!known) return `a "path" from the person to "${table}"`
  return `"path": ${JSON.stringify([{ table, on: { [known.ref]: known.column } }])}`
}

function firstStep({ path }: MappedItem): { ref: string; column: string } | undefined {
  const [pair] = Object.entries(path?.[0]?.on ?? {})
  return pair && { ref: pair[0], column: pair[1] }
}
