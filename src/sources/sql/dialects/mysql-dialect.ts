import { DummyDriver, Kysely, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler, sql } from 'kysely'
import { createPool, type PoolConnection, type ResultSetHeader } from 'mysql2/promise'
import { any, literally } from '#sources/sql/conditions.ts'
import type { Cell, Connection, Dialect, Sql } from './dialect.ts'
import { mysqlColumn } from './mysql-column.ts'

const texts = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  },
})

/** A reader that stops listening without leaving must not hold a connection for ever. */
const longestPauseSeconds = 60
/** A check or a type that is not kept, where MySQL has no SQLSTATE of class 22 or 23 for it. */
const refusals = [1265, 1366, 3819, 4025]

interface Failure extends Error {
  errno: number
  sqlState?: string
}
const isFailure = (error: unknown): error is Failure => error instanceof Error && 'errno' in error && typeof error.errno === 'number'

const spelling = (x: Sql): Sql => sql`LOWER(CONVERT(${x} USING utf8mb4)) COLLATE utf8mb4_bin`

/** MySQL 8 and MariaDB. */
export const mysqlDialect: Dialect = {
  compile: (query) => query.compile(texts),

  connect({ url, statementTimeoutMs }) {
    const pool = createPool({
      uri: url.replace(/^mariadb:/, 'mysql:'),
      connectionLimit: 5,
      connectTimeout: 5000,
      charset: 'utf8mb4',
      maxPreparedStatements: 30,
      multipleStatements: false,
    })
    return {
      acquire: async () => connectionOf(await pool.getConnection(), statementTimeoutMs + 2000),
      close: () => pool.end(),
    }
  },

  async begin(connection, mode, statementTimeoutMs) {
    const seconds = Math.max(1, Math.ceil(statementTimeoutMs / 1000))
    const { rows } = await connection.run('SELECT version()', [])
    // MySQL itself cannot end a transaction that nobody goes on with.
    const limits = rows[0]![0]!.includes('MariaDB')
      ? `max_statement_time = ${statementTimeoutMs / 1000}, idle_transaction_timeout = ${longestPauseSeconds}`
      : `max_execution_time = ${statementTimeoutMs}`
    // Strict, so that a value that does not fit is refused and not cut; a list of parts may be as long as an answer.
    await connection.run(
      `SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', group_concat_max_len = 1073741824,
         innodb_lock_wait_timeout = ${seconds}, lock_wait_timeout = ${seconds}, ${limits}`,
      [],
    )
    await connection.run('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ', [])
    await connection.run(`START TRANSACTION ${mode === 'read' ? 'WITH CONSISTENT SNAPSHOT, READ ONLY' : 'READ WRITE'}`, [])
  },
  isRefused: (error) => isFailure(error) && (/^2[23]/.test(error.sqlState ?? '') || refusals.includes(error.errno)),
  isNonsense: (error) => isFailure(error) && /^(22|42)/.test(error.sqlState ?? ''),

  schema: sql`database()`,
  columns: (schema) => sql`
    SELECT c.table_name, c.column_name, c.data_type, c.column_type, c.is_nullable, c.character_maximum_length, t.table_type,
      c.collation_name, c.numeric_precision, c.numeric_scale
    FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = ${schema} ORDER BY c.table_name, c.ordinal_position`,
  columnOf: mysqlColumn,
  uniqueIndexes: (schema) => sql`
    SELECT table_name, index_name, column_name FROM information_schema.statistics s
    WHERE table_schema = ${schema} AND non_unique = 0 AND NOT EXISTS (
      SELECT 1 FROM information_schema.statistics o
      WHERE o.table_schema = s.table_schema AND o.table_name = s.table_name AND o.index_name = s.index_name
        AND (o.sub_part IS NOT NULL OR o.column_name IS NULL))`,

  text(x, { kind, type }) {
    if (type === 'bit') return sql`CAST(${x} + 0 AS CHAR)`
    if (kind === 'bytes') return sql`LOWER(HEX(${x}))`
    return /char|text/.test(type) ? x : sql`CAST(${x} AS CHAR)`
  },
  // A zero in month or day (0000-00-00, 2026-00-00) is no date.
  moment: (x) => sql`CASE WHEN MONTH(${x}) > 0 AND DAYOFMONTH(${x}) > 0 THEN ${x} END`,
  ordered: (moment, order) => (order === 'oldest' ? sql`${moment} IS NULL, ${moment}` : sql`${moment} DESC`),
  looksLike: (x, pattern) => sql`CONVERT(${x} USING utf8mb4) COLLATE utf8mb4_general_ci LIKE ${pattern} ESCAPE '!'`,
  sortable: (x, { type }) => (type === 'enum' || type === 'set' ? sql`CAST(${x} AS CHAR)` : x),
  monthly: (moment, { kind }) =>
    kind === 'date'
      ? moment
      : sql`CASE WHEN DAYOFMONTH(${moment}) BETWEEN 3 AND 26 THEN CAST(DATE_FORMAT(${moment}, '%Y-%m-15') AS DATETIME) ELSE ${moment} END`,
  constant(text, { kind, cast }) {
    if (kind === 'bytes') return sql`UNHEX(${text})`
    return kind === 'text' ? sql`${text}` : sql`CAST(${text} AS ${cast})`
  },
  assigned: (text) => sql`${text}`,
  // The first half for the index. As PostgreSQL does, but for case and trailing blanks, which keys of such a database do not tell apart.
  equal: (a, b, isLoose) => (isLoose ? sql`(${a} = ${b} AND ${spelling(a)} = ${spelling(b)})` : sql`${a} = ${b}`),
  spelling,
  nearAddresses(x, { isLoose }, addresses) {
    if (!isLoose) return undefined
    const patterns = addresses.map((address) => sql`${x} LIKE ${`${literally(address)}%`} ESCAPE '!'`)
    return any([...patterns, sql`${x} LIKE ' %'`])
  },
  // The number of rows comes along, since a list that is longer than the server may answer becomes NULL there.
  list(columns, rest, order) {
    const row = sql`JSON_ARRAY(${sql.join(columns.map((column) => sql`CONVERT(${column} USING utf8mb4)`))})`
    const rows = sql`GROUP_CONCAT(${row} ${order ? sql`ORDER BY ${order}` : sql``} SEPARATOR ',')`
    return sql`(SELECT COALESCE(CONCAT(COUNT(*), ':[', ${rows}, ']'), COUNT(*)) ${rest})`
  },
  readList(cell) {
    const [count, list = '[]'] = (cell ?? '0').split(/:(.*)/s)
    const rows = JSON.parse(list) as Cell[][]
    if (rows.length !== Number(count)) throw new Error('The rows of one item are longer than max_allowed_packet of the server.')
    return rows
  },
}

function connectionOf(connection: PoolConnection, timeout: number): Connection {
  const lost = () => undefined
  connection.on('error', lost)
  return {
    async run(text, values) {
      const options = { sql: text, rowsAsArray: true, timeout }
      // As parameters of a prepared statement, never as text within it; statements that take none may not be prepared everywhere.
      const [result] =
        values.length > 0 ? await connection.execute({ ...options, values: [...values] as string[] }) : await connection.query(options)
      return Array.isArray(result)
        ? { rows: result as unknown as Cell[][], changed: 0 }
        : { rows: [], changed: (result as ResultSetHeader).affectedRows }
    },
    release(broken) {
      connection.off('error', lost)
      if (broken) connection.destroy()
      else connection.release()
    },
  }
}
