import type { Mapping } from './mapping.ts'

/** Whatever runs a statement with values as parameters. */
export interface Session {
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

export interface Column {
  table: string
  name: string
  /** Quoted name of the type, to cast parameters to. */
  type: string
  isNullable: boolean
}

/** What the database says it has, of the tables a mapping names. */
export interface Catalog {
  schema: string
  columns(table: string): Column[]
  column(table: string, name: string): Column | undefined
  /** Whether one row at most has the same values in these columns, by a unique index. */
  isUnique(table: string, columns: readonly string[]): boolean
  /** A view promises nothing about uniqueness. */
  isView(table: string): boolean
}

/** The only way a name gets into a statement. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Reads the catalogue. Only what the role may read is in it. */
export async function readCatalog(session: Session, { schema }: Pick<Mapping, 'schema'>): Promise<Catalog> {
  const columns = await session.rows<{ table: string; name: string; type_schema: string; type: string; nullable: string; kind: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "name", c.udt_schema AS type_schema, c.udt_name AS "type",
            c.is_nullable AS nullable, t.table_type AS kind
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = $1 ORDER BY c.table_name, c.ordinal_position`,
    [schema],
  )
  // information_schema shows constraints to owners only; a role that may just read sees the indexes.
  const unique = await session.rows<{ table: string; columns: string[] }>(
    `SELECT c.relname AS "table", array_agg(a.attname::text) AS columns
     FROM pg_catalog.pg_index i
     JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])
     WHERE n.nspname = $1 AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
     GROUP BY i.indexrelid, c.relname`,
    [schema],
  )
  const views = new Set(columns.filter((column) => column.kind === 'VIEW').map((column) => column.table))
  const byTable = Map.groupBy(
    columns.map(
      ({ table, name, type_schema, type, nullable }): Column => ({
        table,
        name,
        type: `${quoted(type_schema)}.${quoted(type)}`,
        isNullable: nullable === 'YES',
      }),
    ),
    (column) => column.table,
  )
  return {
    schema,
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
