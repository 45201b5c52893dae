import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll } from 'vitest'
import { freePort } from './free-port.ts'
import { temporaryFolder } from './temporary-folder.ts'

export interface ServerProcess {
  url: string
  port: number
  dataDir: string
  child: ChildProcess
  /** Everything it has said so far, on both outputs. */
  said(): string
  /** Sends a signal and answers how it ended: the exit code, or the signal that ended it. */
  end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

/** What a process needs of the one that starts it; with what was compiled for one of them the next is up sooner. */
const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
const ofTheMachine = { PATH, HOME, NODE_COMPILE_CACHE }

const started: ChildProcess[] = []
// Whatever a test that failed has left running.
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})

/** The server as `npm start` runs it, on a free port and a data folder of its own. Resolves when it is ready or has ended. */
export async function serverProcess(env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
  const port = Number(env.PORT ?? (await freePort()))
  const dataDir = env.DATA_DIR ?? temporaryFolder()
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ofTheMachine, PORT: String(port), DATA_DIR: dataDir, ...env },
  })
  let said = ''
  const ended = new Promise<number | NodeJS.Signals>((resolve) => child.once('close', (code, signal) => resolve(signal ?? code ?? 1)))
  const ready = new Promise<void>((resolve) => {
    const listen = (part: Buffer) => {
      said += part
      if (/^Innsyn is ready at /m.test(said) && said.includes('/dev/mailbox')) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
  })
  started.push(child)
  await Promise.race([ready, ended])
  return {
    url: `http://localhost:${port}`,
    port,
    dataDir,
    child,
    said: () => said,
    end(signal) {
      if (signal) child.kill(signal)
      return ended
    },
  }
}

/** Runs one command of the command line beside a server and answers what it printed. Throws when it fails. */
export async function innsyn(
  args: readonly string[],
  { dataDir, port }: Pick<ServerProcess, 'dataDir' | 'port'>,
  more: NodeJS.ProcessEnv = {},
): Promise<string> {
  const env = { ...ofTheMachine, DATA_DIR: dataDir, PORT: String(port), ...more }
  const { stdout } = await promisify(execFile)(process.execPath, ['src/server/cli.ts', ...args], { env })
  return stdout
}
