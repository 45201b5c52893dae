import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** An empty database of its own; `drop` when the test file is through. */
export interface FreshDatabase {
  /** `postgres://…`, for anything that takes a connection string. */
  url: string
  drop(): Promise<void>
}

/**
 * Hands out an empty database on `TEST_DATABASE_URL` (its user must be allowed to create databases), or on a real
 * PostgreSQL that is started once for the whole test run and ends with it.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE_URL ?? (await serverOfThisRun())
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

/** Test files run in processes of their own, so the first one that asks starts the server and the others find it by the run they share. */
async function serverOfThisRun(): Promise<string> {
  const run = process.ppid
  const folder = join(tmpdir(), `innsyn-postgres-${run}`)
  if (mkdirSync(folder, { recursive: true, mode: 0o755 })) {
    const script = join(import.meta.dirname, 'postgres-server.ts')
    spawn(process.execPath, [script, folder, String(run)], { detached: true, stdio: 'ignore' }).unref()
  }
  for (let tries = 0; tries < 600; tries++) {
    if (existsSync(join(folder, 'failure'))) throw new Error(readFileSync(join(folder, 'failure'), 'utf8'))
    if (existsSync(join(folder, 'url'))) return readFileSync(join(folder, 'url'), 'utf8')
    await wait(100)
  }
  throw new Error('PostgreSQL did not start within a minute. Name another one in TEST_DATABASE_URL.')
}
