import { sql } from 'kysely'
import type { Column } from '#sources/sql/dialects/dialect.ts'
import type { Mapping } from '#sources/sql/mapping/mapping.ts'
import type { Session } from './sql-database.ts'

/** What the database says it has, and how to speak with it. */
export interface Catalog extends Pick<Session, 'dialect'> {
  schema: string
  tables: readonly string[]
  columns(table: string): Column[]
  column(table: string, name: string): Column | undefined
  /** Whether one row at most has the same values in these columns, by a unique index. */
  isUnique(table: string, columns: readonly string[]): boolean
  /** A view promises nothing about uniqueness. */
  isView(table: string): boolean
}

/** Reads the catalogue. Only what the role may read is in it. */
export async function readCatalog(session: Session, mapping: Pick<Mapping, 'schema'>): Promise<Catalog> {
  const { dialect } = session
  const schema = mapping.schema ?? (await session.rows(sql`SELECT ${dialect.schema}`))[0]![0] ?? ''
  const rows = await session.rows(dialect.columns(schema))
  const byTable = Map.groupBy(rows.map(dialect.columnOf), ({ table }) => table)
  const views = new Set(rows.filter((row) => row[6]?.endsWith('VIEW')).map(([table]) => table))
  const indexes = Map.groupBy(await session.rows(dialect.uniqueIndexes(schema)), ([table, index]) => JSON.stringify([table, index]))
  const unique = [...indexes.values()].map((index) => ({ table: index[0]![0], columns: index.map(([, , column]) => column!) }))
  return {
    dialect,
    schema,
    tables: [...byTable.keys()],
    columns: (table) => byTable.get(table) ?? [],
    column: (table, name) => byTable.get(table)?.find((column) => column.name === name),
    isUnique: (table, names) => unique.some((index) => index.table === table && index.columns.every((column) => names.includes(column))),
    isView: (table) => views.has(table),
  }
}

/** A column that `checkMapping` has found to be there. */
export function columnOf(catalog: Catalog, table: string, name: string): Column {
  const column = catalog.column(table, name)
  if (!column) throw new Error(`no column ${table}.${name}`)
  return column
}
