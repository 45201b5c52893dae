import pg from 'pg'

const { builtins, getTypeParser: ownParser } = pg.types

/** `begin`: what each connection begins with; one for which it fails is not used. */
export function poolOf(url: string, more: pg.PoolConfig, begin?: string): pg.Pool {
  const getTypeParser: typeof ownParser = (oid, format) => (oid === builtins.INT8 ? BigInt : ownParser(oid, format))
  const onConnect = begin && ((client: pg.ClientBase) => client.query(begin))
  const pool = new pg.Pool({ ...more, connectionString: url, types: { getTypeParser }, ...(onConnect && { onConnect }) })
  // A connection that breaks is replaced at the next use; unheard, it would end the process. To one that is lent the pool does not listen.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Lends one connection for as long as the work takes. It is kept whatever the work throws, unless it broke. */
export async function lent<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

/** One transaction, begun with these statements. What fails takes all of it back and is thrown. */
export function inTransaction<Result>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  return lent(pool, async (client) => {
    try {
      await client.query(`begin isolation level read committed; ${begin}`)
      const result = await work(client)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  })
}

/** The same with statements that need not know of each other's answers: all go out together, and the first error is thrown. */
export function allInTransaction<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  begin: string,
  queries: (client: pg.PoolClient) => Promise<pg.QueryResult<Row>>[],
): Promise<pg.QueryResult<Row>[]> {
  return lent(pool, async (client) => {
    const begun = client.query(`begin isolation level read committed; ${begin}`)
    const answers = queries(client)
    const settled = await Promise.allSettled([begun, ...answers, client.query('commit')])
    const failure = settled.find((answer) => answer.status === 'rejected')
    if (failure) throw failure.reason
    return Promise.all(answers)
  })
}
