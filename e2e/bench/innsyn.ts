import { execFile, spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { end, kill, remember } from './children.ts'
import { freePort, scratchFolder } from './scratch.ts'

export interface RunningServer {
  url: string
  port: number
  pid: number
  end(): Promise<void>
  /** `kill -9`: nothing is finished, nothing said. */
  kill(): Promise<void>
}

/** An installation with nothing in it: a data folder and a port of its own, or an empty database. */
export interface Installation {
  dataDir: string
  /** One command of the command line; answers what it printed. */
  command(...args: string[]): Promise<string>
  /** The real server in a process of its own, ready. */
  start(): Promise<RunningServer>
}

/** `more`: variables beside those every installation has. */
export async function installation(databaseUrl = '', more: Record<string, string> = {}): Promise<Installation> {
  const port = await freePort()
  const dataDir = scratchFolder()
  // Nothing of whoever runs the benchmark gets in.
  const others = {
    HOST: '',
    BASE_URL: '',
    SMTP_URL: '',
    OIDC_ISSUER: '',
    SYSTEMS_FILE: '',
    TENANT_DIR: '',
    SECRET_KEYS: '',
    TRUST_PROXY: '',
  }
  const env = { ...process.env, ...others, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...more }
  return {
    dataDir,
    async command(...args) {
      const { stdout } = await promisify(execFile)(process.execPath, ['src/server/cli.ts', ...args], { env, maxBuffer: 2 ** 28 })
      return stdout
    },
    async start() {
      const log = join(dataDir, 'server.log')
      const output = openSync(log, 'a')
      const child = remember(spawn(process.execPath, ['src/server/main.ts'], { stdio: ['ignore', output, output], env }))
      const url = `http://localhost:${port}`
      while (!(await isReady(url))) {
        if (child.exitCode !== null) throw new Error(`The server did not start:\n${readFileSync(log, 'utf8')}`)
        await wait(50)
      }
      return { url, port, pid: child.pid!, end: () => end(child), kill: () => kill(child) }
    },
  }
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
