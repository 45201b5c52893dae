import { sql } from 'kysely'
import type { Cell, Column, Kind, Sql } from './dialect.ts'

const kinds: Record<string, Kind> = {
  tinyint: 'number',
  smallint: 'number',
  mediumint: 'number',
  int: 'number',
  year: 'number',
  float: 'number',
  double: 'number',
  bigint: 'exact',
  decimal: 'exact',
  bit: 'exact',
  date: 'date',
  datetime: 'wall',
  timestamp: 'instant',
  binary: 'bytes',
  varbinary: 'bytes',
  tinyblob: 'bytes',
  blob: 'bytes',
  mediumblob: 'bytes',
  longblob: 'bytes',
  ...Object.fromEntries(
    ['geometry', 'point', 'linestring', 'polygon', 'multipoint', 'multilinestring', 'multipolygon', 'geometrycollection'].map((type) => [
      type,
      'bytes',
    ]),
  ),
}

/** A row of `columns` of the dialect. */
export function mysqlColumn(row: Cell[]): Column {
  const [table, name, type, whole, isNullable, length, , collation, precision, scale] = row.map((cell) =>
    cell === null ? '' : String(cell),
  )
  // MySQL has no type for yes and no; these are how it is written.
  const isBoolean = whole!.startsWith('tinyint(1)') || whole === 'bit(1)'
  return {
    table: table!,
    name: name!,
    kind: isBoolean ? 'boolean' : (kinds[type!] ?? 'text'),
    type: type!,
    cast: castOf(type!, whole!, precision!, scale!),
    isNullable: isNullable === 'YES',
    ...(length && { length: Number(length) }),
    isLoose: collation !== '' && !/_(bin|cs)$/.test(collation!),
  }
}

function castOf(type: string, whole: string, precision: string, scale: string): Sql {
  if (type === 'decimal') return sql`DECIMAL(${sql.lit(Number(precision))}, ${sql.lit(Number(scale))})`
  if (type === 'float' || type === 'double') return sql`DOUBLE`
  if (type === 'date') return sql`DATE`
  if (type === 'datetime' || type === 'timestamp') return sql`DATETIME(6)`
  if (type === 'time') return sql`TIME(6)`
  return whole.includes('unsigned') || type === 'bit' || type === 'year' ? sql`UNSIGNED` : sql`SIGNED`
}
