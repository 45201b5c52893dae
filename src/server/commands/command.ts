import type { ParseArgsOptionsConfig } from 'node:util'
import type { Configuration } from '#server/configuration.ts'
import type { Product } from '#server/open-product.ts'

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** What a command came to. `json` is printed with `--json`, `text` without. */
export interface Outcome {
  json: unknown
  text: string
  /** Ends with exit code 1. */
  failed?: boolean
}

/** What commands work on. */
export interface Ground {
  configuration: () => Configuration
  /** Opens the product; it is closed when the command is through. */
  open: () => Promise<Product>
}

/** One command of `innsyn`. */
export interface Command {
  /** What stands after the name. */
  usage: string
  summary: string
  /** Beside `--help` and `--json`, each with what it is for. */
  options: Record<string, { type: 'string' | 'boolean'; what: string }>
  /** Names of what is given without an option; all of them are needed. */
  operands: readonly string[]
  run(ground: Ground, values: Values, operands: readonly string[]): Promise<Outcome>
}

/** Used wrongly: one sentence, exit code 2. */
export class Misused extends Error {
  override name = 'Misused'
}

export const parserOptions = (command: Command): ParseArgsOptionsConfig => ({
  ...Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }])),
  help: { type: 'boolean' },
  json: { type: 'boolean' },
})

/** A whole number from an option. Throws `Misused`. */
export function wholeNumber(values: Values, name: string, { least, otherwise }: { least: number; otherwise?: number }): number {
  const text = values[name]
  if (text === undefined && otherwise !== undefined) return otherwise
  const number = Number(text)
  if (text === undefined || !/^\d+$/.test(String(text)) || number < least)
    throw new Misused(`--${name} must be a whole number, ${least} or more.`)
  return number
}

/** The help of one command. */
export function helpOf(name: string, { usage, summary, options }: Command): string {
  const all = { ...options, json: { type: 'boolean', what: 'answer as JSON' }, help: { type: 'boolean', what: 'show this' } }
  const lines = Object.entries(all).map(
    ([option, { type, what }]) => `  ${`--${option}${type === 'string' ? ' …' : ''}`.padEnd(18)} ${what}`,
  )
  return `innsyn ${`${name} ${usage}`.trim()}\n${summary}\n\n${lines.join('\n')}`
}
