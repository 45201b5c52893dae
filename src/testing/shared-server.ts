import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * The address of a database server that is started once for the whole test run and ends with it. Test files run in threads that share
 * nothing but their process, so the first one that asks starts `script` (beside this file) and the others find it by that.
 */
export async function urlOfSharedServer(name: string, script: string): Promise<string> {
  const run = process.pid
  const folder = join(tmpdir(), `innsyn-${name.toLowerCase()}-${run}`)
  if (mkdirSync(folder, { recursive: true, mode: 0o755 }))
    spawn(process.execPath, [join(import.meta.dirname, script), folder, String(run)], { detached: true, stdio: 'ignore' }).unref()
  for (let tries = 0; tries < 600; tries++) {
    if (existsSync(join(folder, 'failure'))) throw new Error(readFileSync(join(folder, 'failure'), 'utf8'))
    if (existsSync(join(folder, 'url'))) return readFileSync(join(folder, 'url'), 'utf8')
    await wait(100)
  }
  throw new Error(`${name} did not start within a minute.`)
}

/** A server as its script runs it. */
export interface SharedServer {
  /** Throws when it does not start; answers with its address. */
  start(folder: string): Promise<string>
  stop(): Promise<void>
  /** What it said, for when it did not start. */
  log: readonly string[]
}

/** The other side, in the script: tells the address and ends with the run. */
export async function serveTheRun(name: string, { start, stop, log }: SharedServer): Promise<never> {
  const [folder = '', run = ''] = process.argv.slice(2)
  try {
    tell(folder, 'url', await start(folder))
  } catch (error) {
    tell(folder, 'failure', `${name} did not start: ${error}\n${log.join('')}`)
  }
  // No end of a test run is certain to be announced (it may be killed), so look whether it is still there.
  while (isAlive(Number(run))) await wait(300)
  await stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}

/** Whole or not there: who waits for the file must not read half of it. */
function tell(folder: string, name: string, text: string) {
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
