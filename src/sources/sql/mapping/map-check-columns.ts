import { sql } from 'kysely'
import type { Column } from '#sources/sql/dialects/dialect.ts'
import type { Catalog } from '#sources/sql/sql-catalog.ts'
import type { Session } from '#sources/sql/sql-database.ts'
import { isPersonalName, type Look, lookOf } from './map-check-personal.ts'
import { mendOf, shownColumns, tablesOnTheWay } from './map-check-places.ts'
import type { Mapping } from './mapping.ts'

/** A column that looks personal and that nobody gets to see. */
export interface Unmapped {
  table: string
  column: string
  /** What makes it look so: its name, or some of its values. */
  look: Look
  /** Rows of the table are read for people, or lead to such rows. */
  onTheWay: boolean
  mend: string
}

/** Columns of the whole schema that look personal, are not mapped, and of which nothing says why; those of tables on the way first. */
export async function unmappedColumns(session: Session, mapping: Mapping, catalog: Catalog): Promise<Unmapped[]> {
  const shown = shownColumns(mapping)
  const onTheWay = tablesOnTheWay(mapping)
  const isOpen = (table: string, column: string) =>
    !shown.has(`${table}.${column}`) && ![table, `${table}.${column}`].some((place) => Object.hasOwn(mapping.leftOut ?? {}, place))
  const found: Unmapped[] = []
  for (const table of catalog.tables) {
    const columns = catalog.columns(table)
    for (const column of columns.filter(({ name }) => isOpen(table, name))) {
      const look = isPersonalName(column.name) ? 'name' : await lookInto(session, catalog, column)
      const siblings = columns.map(({ name }) => name)
      const mend = mendOf(mapping, table, column.name, siblings)
      if (look) found.push({ table, column: column.name, look, onTheWay: onTheWay.has(table), mend })
    }
  }
  return [...found.filter((one) => one.onTheWay), ...found.filter((one) => !one.onTheWay)]
}

/** Looks at some values of the first rows, and keeps none: they are anybody's. A view only shows what its tables hold. */
async function lookInto({ dialect, rows }: Session, { schema, isView }: Catalog, column: Column) {
  if (column.kind !== 'text' || isView(column.table)) return undefined
  const text = dialect.text(sql.id(column.name), column)
  const first = sql`SELECT left(${text}, 200) AS sample FROM ${sql.id(schema, column.table)} LIMIT 2000`
  const samples = await rows(sql`SELECT sample FROM (${first}) AS first_rows WHERE sample <> '' LIMIT 50`)
  return lookOf(samples.map(([sample]) => sample ?? ''))
}
