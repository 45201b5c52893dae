import { parseArgs } from 'node:util'
import { apiKeyCommand } from './commands/api-key.ts'
import { type Command, type Ground, helpOf, Misused, type Outcome, parserOptions } from './commands/command.ts'
import { doctorCommand } from './commands/doctor.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { linkKeysCommand } from './commands/link-keys.ts'
import { linksCommand } from './commands/links.ts'
import { mapCommand } from './commands/map.ts'
import { outboxCommand } from './commands/outbox.ts'
import { rebuildCommand } from './commands/rebuild.ts'
import { reconcileCommand } from './commands/reconcile.ts'
import { rotateKeysCommand } from './commands/rotate-keys.ts'
import { seedCommand } from './commands/seed.ts'
import { verifyCommand } from './commands/verify.ts'
import type { Product } from './open-product.ts'

/** Every command by its name. */
const commands: Record<string, Command> = {
  import: importCommand,
  export: exportCommand,
  seed: seedCommand,
  links: linksCommand,
  map: mapCommand,
  verify: verifyCommand,
  rebuild: rebuildCommand,
  outbox: outboxCommand,
  reconcile: reconcileCommand,
  doctor: doctorCommand,
  'api-key': apiKeyCommand,
  'link-keys': linkKeysCommand,
  'rotate-keys': rotateKeysCommand,
}

/** Runs one command and answers the exit code: 0 done, 1 it failed, 2 it was used wrongly. `ground` is asked only for what the command needs. */
export async function runCommandLine([name = '', ...args]: readonly string[], ground: Ground): Promise<number> {
  try {
    if (name === '' || name === '--help') return say(overview())
    const command = Object.hasOwn(commands, name) ? commands[name]! : undefined
    if (!command) throw new Misused(`There is no command ${name}; there are ${Object.keys(commands).join(', ')}.`)
    const { values, positionals } = read(name, command, args)
    if (values.help) return say(helpOf(name, command))
    const [missing] = command.operands.slice(positionals.length)
    if (missing) throw new Misused(`${missing} is missing: innsyn ${name} ${command.usage}`)
    if (positionals.length > command.operands.length)
      throw new Misused(`"${positionals.at(-1)}" is one word too many: innsyn ${name} ${command.usage}`)
    return print(await closing(ground, (own) => command.run(own, values, positionals)), values.json === true)
  } catch (error) {
    if (!(error instanceof Misused)) throw error
    console.error(error.message)
    return 2
  }
}

/** Closes what the command opened, also when it fails. */
async function closing(ground: Ground, work: (own: Ground) => Promise<Outcome>): Promise<Outcome> {
  let product: Product | undefined
  const open = async () => {
    product = await ground.open()
    return product
  }
  try {
    return await work({ ...ground, open })
  } finally {
    await product?.close()
  }
}

function read(name: string, command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: parserOptions(command), allowPositionals: true })
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\. |\.$/)
    throw new Misused(`${sentence}; see innsyn ${name} --help.`)
  }
}

function print({ json, text, failed }: Outcome, asJson: boolean): number {
  say(asJson ? JSON.stringify(json) : text)
  return failed ? 1 : 0
}

function say(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary.split(/[.;]/)[0]}`)
  return ['innsyn <command> [--json] [--help]', '', ...lines].join('\n')
}
