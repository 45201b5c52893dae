import { randomBytes } from 'node:crypto'
import { type KeyScope, keyScopes } from '#api/host.ts'
import { sha256 } from '#server/open-product.ts'
import { type Command, Misused } from './command.ts'

export const apiKeyCommand: Command = {
  usage: '--name NAME --scope SCOPE+SCOPE',
  summary: 'Makes a key for a machine. It is shown this once; what is kept of it is its hash, as an entry of API_KEYS.',
  options: {
    name: { type: 'string', what: 'whose key it is: letters, digits, - and _' },
    scope: { type: 'string', what: `what it may do: ${keyScopes.join(', ')}; several with a plus between` },
  },
  operands: [],
  async run(_, { name, scope }) {
    if (typeof name !== 'string' || !/^[\w-]+$/.test(name)) throw new Misused('--name must be letters, digits, - and _.')
    const scopes = typeof scope === 'string' ? scope.split('+') : []
    if (scopes.length === 0 || !scopes.every(isScope)) throw new Misused(`--scope must be of ${keyScopes.join(', ')}, with a plus between.`)
    // The beginning lets programs that look for leaked keys know one when they see it.
    const key = `innsyn_${randomBytes(32).toString('base64url')}`
    const entry = `${name}:${[...new Set(scopes)].join('+')}:${sha256(key)}`
    return {
      json: { name, scopes, key, entry },
      text: `The key, shown this once:\n${key}\n\nAdd to API_KEYS on every node, with a comma after what is there, and start them again:\n${entry}`,
    }
  },
}

const isScope = (text: string): text is KeyScope => keyScopes.some((scope) => scope === text)
