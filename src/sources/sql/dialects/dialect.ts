import type { RawBuilder } from 'kysely'
import type { Order } from '#domain/wanted.ts'
import type { DatabaseOptions } from '#sources/sql/sql-database.ts'

/** A statement or a piece of one; names are quoted and values travel as parameters. */
export type Sql = RawBuilder<unknown>

/** Everything is selected as text, so that nothing of it is lost on the way; `Kind` tells what it is. */
export type Cell = string | null

/**
 * What a column holds, as far as reading and comparing go. `exact`: numbers that JavaScript cannot hold; `instant`: a moment;
 * `wall`: a local time without a zone; `bytes`: no text, read as hex.
 */
export type Kind = 'text' | 'number' | 'exact' | 'boolean' | 'date' | 'instant' | 'wall' | 'bytes'

export interface Column {
  table: string
  name: string
  kind: Kind
  /** The type as the database calls it, and as a parameter is cast to it. */
  type: string
  cast: Sql
  isNullable: boolean
  /** Longest text in characters, where there is a limit. */
  length?: number
  /** The database takes different texts for equal here: `anna` and `Ånna `. */
  isLoose?: boolean
}

/** One connection while it belongs to a transaction. */
export interface Connection {
  /** Rows as lists of cells, and how many rows a change has met. */
  run(text: string, values: readonly unknown[]): Promise<{ rows: Cell[][]; changed: number }>
  /** `broken`: not to be used again. */
  release(broken?: Error): void
}

/** All that differs between PostgreSQL and MySQL or MariaDB. */
export interface Dialect {
  compile(query: Sql): { sql: string; parameters: readonly unknown[] }
  connect(options: DatabaseOptions): { acquire(): Promise<Connection>; close(): Promise<void> }
  /** Begins a transaction: at one moment in time and read-only, or for writing; times in UTC. */
  begin(connection: Connection, mode: 'read' | 'write', statementTimeoutMs: number): Promise<void>
  /** Whether the database found that the data does not allow it. */
  isRefused(error: unknown): boolean
  /** Whether the database found that a statement makes no sense in it. */
  isNonsense(error: unknown): boolean

  /** The schema that is meant when a mapping names none. */
  schema: Sql
  /** Rows of table, column, type, cast, `YES` where null may stand, collation, length, `VIEW` or another kind of table. */
  columns(schema: string): Sql
  columnOf(row: Cell[]): Column
  /** Rows of table, index, column: of the unique indexes over whole columns. */
  uniqueIndexes(schema: string): Sql

  text(x: Sql, column: Column): Sql
  /** A date or time that can be ordered; null where none of the years 1 to 9999 stands. */
  moment(x: Sql, column: Column): Sql
  /** Moments in order, without any last. */
  ordered(moment: Sql, order: Order): Sql
  /** A pattern as LIKE knows it, in lower case; may take more for alike than is, and nothing that is for unlike. */
  looksLike(x: Sql, pattern: string): Sql
  /** As a key is ordered and compared. */
  sortable(x: Sql, column: Column): Sql
  /** Some moment in the middle of the same month where no time zone can lead out of it, else the moment itself: few values to count by. */
  monthly(moment: Sql, column: Column): Sql
  /** A text as a value of the column's type. */
  constant(text: string, column: Column): Sql
  /** The same for writing, where what does not fit must be refused. */
  assigned(text: string, column: Column): Sql
  equal(a: Sql, b: Sql, isLoose: boolean): Sql
  /** Two texts that the database takes for equal have the same only if they differ in nothing but case and blanks at the end. */
  spelling(x: Sql): Sql
  /** A condition that an index on addresses can answer and that leaves out none of them; undefined where there is no better one than looking at all. */
  nearAddresses(x: Sql, column: Column, addresses: readonly string[]): Sql | undefined
  /** The rows of a subquery as one cell, in order. */
  list(columns: readonly Sql[], rest: Sql, order: Sql | undefined): Sql
  readList(cell: Cell): Cell[][]
}
