import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { StartRefused } from '#server/start-refused.ts'

/** Installed programs are found also where npm did not start us. */
const path = `${join(process.cwd(), 'node_modules/.bin')}${delimiter}${process.env.PATH}`

interface Options {
  env?: NodeJS.ProcessEnv
  /** Output goes nowhere unless the program fails. */
  quiet?: boolean
}

/** Runs a program to its end and answers its exit code; 127 when there is no such program. */
export async function runCommand(command: string, args: readonly string[], { env, quiet }: Options = {}): Promise<number> {
  const child = spawn(command, args, {
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    env: { ...process.env, PATH: path, ...env },
    shell: process.platform === 'win32',
  })
  let said = ''
  const listen = (part: Buffer) => {
    said += part
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', (status) => resolve(status ?? 1))
  })
  if (code !== 0) process.stderr.write(said)
  return code
}

/** The same, and `StartRefused` with `sentence` when it fails. */
export async function runOrRefuse(command: string, args: readonly string[], sentence: string): Promise<void> {
  if ((await runCommand(command, args, { quiet: true })) !== 0) throw new StartRefused(sentence)
}
