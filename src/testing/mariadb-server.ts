import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'
import { freePort } from './free-port.ts'
import { mariadbd } from './mariadb.ts'
import { serveTheRun } from './shared-server.ts'

// Started by mariadb.ts.
const log: string[] = []
let server: ChildProcess | undefined

await serveTheRun('MariaDB', {
  log,
  async start(folder) {
    const port = await freePort()
    await initialise(folder)
    writeFileSync(join(folder, 'init.sql'), `ALTER USER root@localhost IDENTIFIED BY 'mariadb';\n`)
    server = mariadb(
      folder,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--init-file=${join(folder, 'init.sql')}`,
      '--max-connections=200',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
      '--performance-schema=0',
    )
    const url = `mysql://root:mariadb@127.0.0.1:${port}/`
    await answers(url)
    return url
  },
  async stop() {
    if (!server || server.exitCode !== null) return
    server.kill()
    await once(server, 'exit')
  },
})

/** What `mariadb-install-db` does, which needs programs that stand in packages of the client. */
async function initialise(folder: string) {
  mkdirSync(join(folder, 'data'))
  const scripts = ['/usr/share/mysql', '/usr/share/mariadb'].find((path) => existsSync(join(path, 'mysql_system_tables.sql')))
  if (!scripts) throw new Error('its system tables are missing (mysql_system_tables.sql)')
  const tables = ['mysql_system_tables.sql', 'mysql_system_tables_data.sql'].map((file) => readFileSync(join(scripts, file), 'utf8'))
  const here = tables.join('\n').replaceAll(/.*@current_hostname.*/g, '')
  const child = mariadb(folder, '--bootstrap')
  child.stdin!.end(`create database mysql;\nuse mysql;\nset @auth_root_socket=NULL;\nset @skip_auth_anonymous=1;\n${here}\n`)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`its system tables could not be made (exit code ${code})`)
}

function mariadb(folder: string, ...options: string[]): ChildProcess {
  const child = spawn(mariadbd!, [
    '--no-defaults',
    `--datadir=${join(folder, 'data')}`,
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    '--innodb-buffer-pool-size=64M',
    '--innodb-log-file-size=64M',
    '--key-buffer-size=1M',
    '--max-allowed-packet=64M',
    ...options,
  ])
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part) => log.push(String(part)))
  return child
}

async function answers(url: string) {
  for (let tries = 0; ; tries++) {
    const connected = await createConnection(url).catch((error: unknown) => {
      if (tries === 200 || server?.exitCode !== null) throw error
    })
    if (connected) return connected.end()
    await wait(100)
  }
}
