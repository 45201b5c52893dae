import { sql } from 'kysely'
import type { Cell, Dialect, Sql } from '#sources/sql/dialects/dialect.ts'
import { mysqlDialect } from '#sources/sql/dialects/mysql-dialect.ts'
import { postgresDialect } from '#sources/sql/dialects/postgres-dialect.ts'

export interface DatabaseOptions {
  /** `postgres://`, `mysql://` or `mariadb://`. */
  url: string
  /** Longest time for one statement, in milliseconds. */
  statementTimeoutMs: number
}

/** Whatever runs statements within one transaction. */
export interface Session {
  readonly dialect: Dialect
  rows(query: Sql): Promise<Cell[][]>
  /** How many rows a change has met. */
  change(query: Sql): Promise<number>
}

export interface Database {
  readonly dialect: Dialect
  /** At one moment in time, and unable to write. */
  reading<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** The same; the transaction lasts until the stream is read or left. */
  streaming<T>(work: (session: Session) => AsyncIterable<T>): AsyncGenerator<T>
  /** Wholly or not at all. */
  writing<T>(work: (session: Session) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function openDatabase(options: DatabaseOptions): Database {
  const dialect = /^postgres(ql)?:/.test(options.url) ? postgresDialect : mysqlDialect
  const pool = dialect.connect(options)

  async function begin(mode: 'read' | 'write') {
    const connection = await pool.acquire()
    const run = (query: Sql) => {
      const { sql: text, parameters } = dialect.compile(query)
      return connection.run(text, parameters)
    }
    const session: Session = {
      dialect,
      rows: async (query) => (await run(query)).rows,
      change: async (query) => (await run(query)).changed,
    }
    const end = async (how: 'COMMIT' | 'ROLLBACK') => {
      const failure = await connection.run(how, []).then(
        () => undefined,
        (error: Error) => error,
      )
      connection.release(failure)
      if (failure && how === 'COMMIT') throw failure
    }
    await dialect.begin(connection, mode, options.statementTimeoutMs).catch(async (error: unknown) => {
      await end('ROLLBACK')
      throw error
    })
    return { session, end }
  }

  return {
    dialect,
    async reading(work) {
      const { session, end } = await begin('read')
      return await work(session).finally(() => end('ROLLBACK'))
    },
    async *streaming(work) {
      const { session, end } = await begin('read')
      try {
        yield* work(session)
      } finally {
        await end('ROLLBACK')
      }
    },
    async writing(work) {
      const { session, end } = await begin('write')
      const result = await work(session).catch(async (error: unknown) => {
        await end('ROLLBACK')
        throw error
      })
      await end('COMMIT')
      return result
    },
    close: () => pool.close(),
  }
}

/** Does `work`; when the database finds that the data does not allow it, or whatever else `isExpected` says, nothing of it stays. */
export async function unlessRefused<T>(
  session: Session,
  work: () => Promise<T>,
  isExpected: (error: unknown) => boolean = session.dialect.isRefused,
): Promise<T | undefined> {
  await session.rows(sql`SAVEPOINT attempt`)
  try {
    return await work()
  } catch (error) {
    if (!isExpected(error)) throw error
    await session.rows(sql`ROLLBACK TO SAVEPOINT attempt`)
    return undefined
  }
}
