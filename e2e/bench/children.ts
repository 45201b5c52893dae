import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Remembers a process, so that none outlives the benchmark. */
export function remember(child: ChildProcess): ChildProcess {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Asks a process to end and waits until it has. */
export const end = (child: ChildProcess) => stop(child, 'SIGTERM')
/** Ends a process where it stands. */
export const kill = (child: ChildProcess) => stop(child, 'SIGKILL')

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

const endings: (() => Promise<void>)[] = []

/** What else must be ended, once no process uses it any more. */
export function atEnd(ending: () => Promise<void>) {
  endings.push(ending)
}

export async function endAll(): Promise<void> {
  await Promise.all([...running].map(end))
  await Promise.all(endings.splice(0).map((ending) => ending()))
}

/** Starts a script beside this file in a process of its own; it ends with us whatever happens. */
export function startScript(script: string, ...args: string[]): ChildProcess {
  return remember(fork(join(import.meta.dirname, script), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))
}

/** A floor: a script that tells its port when it serves. */
export async function startFloor(script: string, ...args: string[]): Promise<number> {
  return answerOf<number>(startScript(script, ...args))
}

/** The next message of a script. Throws when it ends without one. */
export async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${child.spawnargs[1]} ended with ${code} before it answered.`))
    child.once('exit', ended)
    child.once('message', (answer) => {
      child.off('exit', ended)
      resolve(answer as Answer)
    })
  })
}
