import pg from 'pg'
import type { Session } from './sql-catalog.ts'

export interface DatabaseOptions {
  url: string
  /** Zone in which a timestamp that names none is read. */
  timeZone: string
  /** Longest time for one statement, in milliseconds. */
  statementTimeoutMs: number
}

export interface Database {
  reading<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** The transaction lasts until the stream is read or left. */
  streaming<T>(work: (session: Session) => AsyncIterable<T>): AsyncGenerator<T>
  /** Wholly or not at all. */
  writing<T>(work: (session: Session) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** A reader that stops listening without leaving must not hold a connection for ever. */
const longestPauseMs = 60_000

export function openDatabase({ url, timeZone, statementTimeoutMs }: DatabaseOptions): Database {
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

  async function begin(mode: string) {
    const client = await pool.connect()
    const lost = () => undefined
    client.on('error', lost)
    const session: Session = { rows: async (text, values) => (await client.query(text, values && [...values])).rows }
    const end = async (how: 'COMMIT' | 'ROLLBACK') => {
      const failure = await client.query(how).then(
        () => undefined,
        (error: Error) => error,
      )
      client.off('error', lost)
      client.release(failure)
      if (failure && how === 'COMMIT') throw failure
    }
    try {
      await session.rows(`BEGIN ${mode}`)
      await session.rows(
        `SELECT set_config('statement_timeout', $1, true), set_config('TimeZone', $2, true), set_config('idle_in_transaction_session_timeout', $3, true)`,
        [String(statementTimeoutMs), timeZone, String(longestPauseMs)],
      )
    } catch (error) {
      await end('ROLLBACK')
      throw error
    }
    return { session, end }
  }
  // One moment in time for all statements of a reading.
  const beginReading = () => begin('ISOLATION LEVEL REPEATABLE READ READ ONLY')

  return {
    async reading(work) {
      const { session, end } = await beginReading()
      return await work(session).finally(() => end('ROLLBACK'))
    },
    async *streaming(work) {
      const { session, end } = await beginReading()
      try {
        yield* work(session)
      } finally {
        await end('ROLLBACK')
      }
    },
    async writing(work) {
      const { session, end } = await begin('READ WRITE')
      const result = await work(session).catch(async (error: unknown) => {
        await end('ROLLBACK')
        throw error
      })
      await end('COMMIT')
      return result
    },
    close: () => pool.end(),
  }
}

const batch = 500

/** The rows of one statement in pages, through a cursor of the running transaction. */
export async function* paged<Row>(session: Session, name: string, statement: string, values: readonly unknown[]): AsyncGenerator<Row> {
  await session.rows(`DECLARE ${name} NO SCROLL CURSOR FOR ${statement}`, values)
  for (;;) {
    const rows = await session.rows<Row>(`FETCH ${batch} FROM ${name}`)
    yield* rows
    if (rows.length < batch) return
  }
}

/** Does `work`; when the database finds that the data does not allow it (SQLSTATE 22, 23), nothing of it stays. */
export async function unlessRefused<T>(session: Session, work: () => Promise<T>): Promise<T | undefined> {
  await session.rows('SAVEPOINT attempt')
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? '')) throw error
    await session.rows('ROLLBACK TO SAVEPOINT attempt')
    return undefined
  }
}
