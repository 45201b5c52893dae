import type { Kind } from '#sources/sql/dialects/dialect.ts'
import { type Catalog, columnOf } from '#sources/sql/sql-catalog.ts'
import type { MappedItem, MappedPart, Mapping, Rows, Where } from './mapping.ts'
import { lookupsTo, refsOf, resolve, rowsOf } from './mapping-refs.ts'

/** What follows from the kinds of columns: dates are dates, constants fit, and nothing is joined that MySQL would have to guess at. */
export function placeRules(mapping: Mapping, item: MappedItem, at: string, catalog: Catalog): string[] {
  const rows = rowsOf(mapping, item)
  const path = item.path ?? []
  return [
    ...(item.at
      ? [...dateRule(item.at.column, rows, `${at}/at/column`, catalog), ...viewRule(item.at.column, rows, `${at}/at/column`, catalog)]
      : []),
    ...(item.until ? dateRule(item.until.from, { table: rows.table }, `${at}/until/from`, catalog) : []),
    ...path.flatMap((step, n) => [
      ...joinRules(step, { table: path[n - 1]?.table ?? mapping.person.table }, `${at}/path/${n}`, catalog),
      ...whereRules(step, `${at}/path/${n}`, catalog),
    ]),
    ...whereRules({ table: rows.table, where: item.where }, at, catalog),
    ...(item.parts ?? []).flatMap((part, n) => [
      ...childRules(part, rows, `${at}/parts/${n}`, catalog),
      ...titleRules(part, `${at}/parts/${n}`),
    ]),
    ...(item.recipients ?? []).flatMap((recipient, n) => childRules(recipient, rows, `${at}/recipients/${n}`, catalog)),
    ...lookupJoins(rows, at, catalog),
  ]
}

interface Joined extends Rows {
  on: Record<string, string>
  where?: Where
}

const childRules = (child: Joined, rows: Rows, at: string, catalog: Catalog) => [
  ...joinRules(child, rows, at, catalog),
  ...whereRules(child, at, catalog),
  ...lookupJoins(child, at, catalog),
]

function titleRules({ title, values, redact }: MappedPart, at: string): string[] {
  const hidden = values.filter((value) => redact ?? value.redact).map((value) => value.column)
  return refsOf(title)
    .filter((ref) => hidden.includes(ref))
    .map((ref) => `${at}/title: shows "${ref}", which "redact" hides`)
}

function dateRule(ref: string, rows: Rows, at: string, catalog: Catalog): string[] {
  const { table, column } = resolve(ref, rows)
  const { kind, type } = columnOf(catalog, table, column)
  return ['date', 'wall', 'instant'].includes(kind)
    ? []
    : [`${at}: "${column}" of "${table}" is ${type} and no date; name a column that holds dates`]
}

/** Several rows of a view would make several items out of one. */
const viewRule = (ref: string, rows: Rows, at: string, catalog: Catalog): string[] =>
  Object.values(lookupsTo(ref, rows))
    .filter(({ table }) => catalog.isView(table))
    .map(({ table }) => `${at}: is looked up in "${table}", a view that may hold several rows for one; name a date of the row itself`)

const lookupJoins = (rows: Rows, at: string, catalog: Catalog) =>
  Object.entries(rows.with ?? {}).flatMap(([name, lookup]) => joinRules(lookup, rows, `${at}/with/${name}`, catalog))

/** MySQL takes '1abc' for 1, and so somebody else's row for one of theirs. */
function joinRules(join: Joined, before: Rows, at: string, catalog: Catalog): string[] {
  return Object.entries(join.on).flatMap(([ref, name]) => {
    const place = resolve(ref, before)
    const [left, right] = [columnOf(catalog, place.table, place.column), columnOf(catalog, join.table, name)]
    return familyOf(left.kind) === familyOf(right.kind)
      ? []
      : [
          `${at}/on: compares "${ref}" (${left.type}) with "${name}" (${right.type}), which are of different kinds; join columns of the same kind`,
        ]
  })
}

const familyOf = (kind: Kind) => (kind === 'exact' || kind === 'boolean' ? 'number' : kind)

export function whereRules({ table, where }: { table: string; where?: Where }, at: string, catalog: Catalog): string[] {
  return Object.entries(where ?? {}).flatMap(([name, wanted]) => {
    const { kind, type } = columnOf(catalog, table, name)
    return [wanted].flat().every((constant) => constant === null || fits(constant, kind))
      ? []
      : [`${at}/where/${name}: is nothing that "${name}" (${type}) can hold; write a value as the database spells it`]
  })
}

function fits(constant: string | number | boolean, kind: Kind): boolean {
  if (kind === 'number' || kind === 'exact') return typeof constant !== 'boolean' && /^-?\d+(\.\d+)?$/.test(String(constant))
  return kind === 'boolean' ? /^(0|1|true|false)$/.test(String(constant)) : typeof constant !== 'boolean'
}
