import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import type { FreshDatabase } from './postgres.ts'
import { urlOfSharedServer } from './shared-server.ts'

/** The program of the server; undefined where there is none: `describe.skipIf(!mariadbd)`. */
export const mariadbd = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  .map((folder) => join(folder, 'mariadbd'))
  .find((path) => existsSync(path))

/**
 * Hands out an empty database (`utf8mb4`) on a real MariaDB that is started once for the whole test run and ends with it.
 * Like many servers in use, it has no tables of time zones: it knows offsets (`+02:00`) and no names of zones.
 */
export async function freshMariaDatabase(): Promise<FreshDatabase> {
  const server = await urlOfSharedServer('MariaDB', 'mariadb-server.ts')
  const name = `innsyn_test_${randomBytes(6).toString('hex')}`
  await run(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
  return { url: new URL(name, server).href, drop: () => run(server, `DROP DATABASE IF EXISTS ${name}`) }
}

async function run(url: string, text: string): Promise<void> {
  const connection = await createConnection(url)
  await connection.query(text).finally(() => connection.end())
}
