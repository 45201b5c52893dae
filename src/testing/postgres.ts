import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { urlOfSharedServer } from './shared-server.ts'

/** An empty database of its own; `drop` when the test file is through. */
export interface FreshDatabase {
  /** `postgres://…` or `mysql://…`, for anything that takes a connection string. */
  url: string
  drop(): Promise<void>
}

/**
 * Hands out an empty database on `TEST_DATABASE_URL` (its user must be allowed to create databases), or on a real
 * PostgreSQL that is started once for the whole test run and ends with it.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE_URL ?? (await urlOfSharedServer('Postgres', 'postgres-server.ts'))
  const name = `innsyn_test_${randomBytes(6).toString('hex')}`
  await run(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(server, `drop database if exists ${name} with (force)`) }
}

async function run(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}
