import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { StartRefused } from './start-refused.ts'
import { type VariableName, variableNames, variables } from './variables.ts'

type Parsed<Name extends VariableName> = ReturnType<(typeof variables)[Name]['parse']['parse']>
/** What was set, parsed; what was not set or left empty is missing. */
export type Environment = { [Name in VariableName]?: Parsed<Name> }

/** Common in shells and build machines, and none of ours although it looks alike. */
const notOurs = new Set(['API_KEY'])

/**
 * Reads the variables of DESIGN §7 and nothing else. Throws `StartRefused` for a value that cannot be understood
 * and for a name that is one slip away from ours: a setting that is silently ignored is worse than a start that fails.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  // Short names are left out: HOSTS and PORTS may well be somebody else's.
  refuseSlips(Object.keys(env), (known) => known.length > 7)
  return Object.fromEntries(variableNames.filter((name) => env[name]?.trim()).map((name) => [name, parseOne(name, env[name]!.trim())]))
}

function parseOne(name: VariableName, value: string): unknown {
  const parsed = variables[name].parse.safeParse(value)
  if (!parsed.success) throw new StartRefused(`${name} must ${variables[name].must}.`)
  return parsed.data
}

/** The environment with the file `.env` below it: what is set outside wins. */
export function withEnvFile(env: NodeJS.ProcessEnv, path = '.env'): NodeJS.ProcessEnv {
  const file = parseEnv(readIfThere(path))
  refuseSlips(Object.keys(file), () => true)
  return { ...file, ...env }
}

function refuseSlips(names: readonly string[], among: (known: string) => boolean) {
  for (const name of names) {
    const meant = notOurs.has(name) ? undefined : variableNames.find((known) => among(known) && oneSlipAway(known, name))
    if (meant) throw new StartRefused(`${name} is not known; ${meant} was probably meant, so rename it or remove it.`)
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw new StartRefused(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** Whether one letter was left out, put in, replaced, or swapped with its neighbour. */
function oneSlipAway(known: string, name: string): boolean {
  if (name === known || Math.abs(name.length - known.length) > 1) return false
  let from = 0
  while (from < known.length && known[from] === name[from]) from++
  const rest = (text: string, skip: number) => text.slice(from + skip)
  return (
    rest(known, 1) === rest(name, 1) ||
    rest(known, 1) === rest(name, 0) ||
    rest(known, 0) === rest(name, 1) ||
    (known[from] === name[from + 1] && known[from + 1] === name[from] && rest(known, 2) === rest(name, 2))
  )
}
