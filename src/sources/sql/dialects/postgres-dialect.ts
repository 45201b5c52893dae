import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import pg from 'pg'
import type { Cell, Column, Connection, Dialect, Kind } from './dialect.ts'

const texts = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** A reader that stops listening without leaving must not hold a connection for ever. */
const longestPauseMs = 60_000

const kinds: Record<string, Kind> = {
  int2: 'number',
  int4: 'number',
  float4: 'number',
  float8: 'number',
  int8: 'exact',
  numeric: 'exact',
  bool: 'boolean',
  date: 'date',
  timestamp: 'wall',
  timestamptz: 'instant',
  bytea: 'bytes',
}

export const postgresDialect: Dialect = {
  compile: (query) => query.compile(texts),

  connect({ url, statementTimeoutMs }) {
    const pool = new pg.Pool({
      connectionString: url,
      max: 5,
      application_name: 'innsyn',
      connectionTimeoutMillis: 5000,
      // The server ends a slow statement; this ends the wait when the server itself is gone.
      query_timeout: statementTimeoutMs + 2000,
    })
    // A connection that breaks while nobody uses it is no event; the next use opens another.
    pool.on('error', () => undefined)
    return { acquire: async () => connectionOf(await pool.connect()), close: () => pool.end() }
  },

  async begin(connection, mode, statementTimeoutMs) {
    await connection.run(`BEGIN ${mode === 'read' ? 'ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'READ WRITE'}`, [])
    await connection.run(
      `SELECT set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $2, true),
         set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO', true), set_config('IntervalStyle', 'postgres', true), set_config('bytea_output', 'hex', true)`,
      [String(statementTimeoutMs), String(longestPauseMs)],
    )
  },
  isRefused: (error) => error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? ''),
  isNonsense: (error) => error instanceof pg.DatabaseError && /^(22|42)/.test(error.code ?? ''),

  schema: sql`'public'::text`,
  columns: (schema) => sql`
    SELECT c.table_name, c.column_name, c.udt_schema, c.udt_name, c.is_nullable, c.character_maximum_length::text, t.table_type
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = ${schema} ORDER BY c.table_name, c.ordinal_position`,
  columnOf([table, name, typeSchema, type, isNullable, length]): Column {
    return {
      table: table!,
      name: name!,
      kind: (typeSchema === 'pg_catalog' && kinds[type!]) || 'text',
      type: type!,
      cast: sql.id(typeSchema!, type!),
      isNullable: isNullable === 'YES',
      ...(length && { length: Number(length) }),
    }
  },
  // information_schema shows constraints to owners only; a role that may just read sees the indexes.
  uniqueIndexes: (schema) => sql`
    SELECT c.relname::text, i.indexrelid::text, a.attname::text
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])
    WHERE n.nspname = ${schema} AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL`,

  text: (x, { kind }) => (kind === 'bytes' ? sql`encode(${x}, 'hex')` : sql`${x}::text`),
  moment: (x) => sql`CASE WHEN ${x} >= '0001-01-01' AND ${x} < '10000-01-01' THEN ${x} END`,
  ordered: (moment, order) => (order === 'oldest' ? sql`${moment} ASC NULLS LAST` : sql`${moment} DESC NULLS LAST`),
  // A database may know no letters but those of ASCII; the two others that become such in lower case are turned before.
  looksLike: (x, pattern) =>
    sql`lower(translate(${x}, ${'\u212a\u0130'}::text, 'ki') COLLATE "C") LIKE ${pattern.replaceAll(/[^\x20-\x7e]+/g, '%')} ESCAPE '!'`,
  sortable: (x) => x,
  monthly: (moment, { kind }) =>
    kind === 'date'
      ? moment
      : sql`CASE WHEN extract(day FROM ${moment}) BETWEEN 3 AND 26 THEN date_trunc('month', ${moment}) + interval '14 days' ELSE ${moment} END`,
  constant: (text, { kind, cast }) => (kind === 'bytes' ? sql`decode(${text}::text, 'hex')` : sql`${text}::text::${cast}`),
  assigned: (text, { cast }) => sql`${text}::text::${cast}`,
  equal: (a, b) => sql`${a} = ${b}`,
  spelling: (x) => x,
  nearAddresses: () => undefined,
  list: (columns, rest, order) =>
    sql`(SELECT json_agg(to_json(ARRAY[${sql.join(columns)}]::text[]) ${order ? sql`ORDER BY ${order}` : sql``})::text ${rest})`,
  readList: (cell) => (cell === null ? [] : (JSON.parse(cell) as Cell[][])),
}

function connectionOf(client: pg.PoolClient): Connection {
  const lost = () => undefined
  client.on('error', lost)
  return {
    async run(text, values) {
      const { rows, rowCount } = await client.query<Cell[]>({ text, values: [...values], rowMode: 'array' })
      return { rows, changed: rowCount ?? 0 }
    },
    release(broken) {
      client.off('error', lost)
      client.release(broken)
    },
  }
}
