import type { MappedItem, Mapping, Rows } from './mapping.ts'

/** A column, and the lookup it is reached by unless it is one of the row itself. */
export interface Place {
  lookup?: string
  table: string
  column: string
}

/** `lookup.column` where `with` has such a lookup; else the whole is a column of the row, dots and all. */
export function resolve(ref: string, rows: Rows): Place {
  const dot = ref.indexOf('.')
  const lookup = ref.slice(0, dot)
  const found = dot > 0 && rows.with && Object.hasOwn(rows.with, lookup) ? rows.with[lookup] : undefined
  return found ? { lookup, table: found.table, column: ref.slice(dot + 1) } : { table: rows.table, column: ref }
}

/** The row of an item: where its path ends. */
export function rowsOf(mapping: Mapping, item: MappedItem): Rows {
  return { table: item.path?.at(-1)?.table ?? mapping.person.table, with: item.with }
}

/** What a value is called. */
export const nameOf = (value: { name?: string; column: string }): string => value.name ?? value.column

/** The lookups a reference needs, in their order; each may start from one before it. */
export function lookupsTo(ref: string, rows: Rows): NonNullable<Rows['with']> {
  const { lookup } = resolve(ref, rows)
  const found = lookup && rows.with?.[lookup]
  if (!lookup || !found) return {}
  const before = Object.keys(found.on).map((start) => lookupsTo(start, rows))
  return { ...Object.assign({}, ...before), [lookup]: found }
}

const braces = /\s*\{([^{}]+)\}/g

export const refsOf = (template: string): string[] => [...template.matchAll(braces)].map((match) => match[1]!)

/** What is missing takes the blank before it along; what is there stays letter by letter. */
export function filled(template: string, read: (ref: string) => unknown): string {
  const text = template.replaceAll(braces, (found, ref: string) => {
    const value = read(ref) ?? ''
    return value === '' ? '' : `${found.slice(0, found.indexOf('{'))}${value}`
  })
  return text.trim()
}
