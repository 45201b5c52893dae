import { linkKeysOf } from '#server/keys.ts'
import { readSecrets } from '#server/secrets.ts'
import type { Command } from './command.ts'

const warning =
  'Whoever has these keys can tell whether an address is on a list, and make links that act for any address they know: leave, and open its choices. Keep them as you keep a password.'

export const linkKeysCommand: Command = {
  usage: '',
  summary: 'Prints what a mail system needs to make links by itself, as docs/senders.md describes. Keep it as you keep a password.',
  options: {},
  operands: [],
  async run({ configuration, open }) {
    // Opening refuses keys that are not those of this data.
    const { host } = await open()
    const { keyId, address, token } = linkKeysOf(readSecrets(configuration()))
    const topics = host.tenant.topics.filter(({ channels, locked }) => channels.includes('email') && !locked)
    const keys = {
      baseUrl: host.baseUrl,
      keyId,
      addressKey: Buffer.from(address).toString('base64url'),
      tokenKey: Buffer.from(token).toString('base64url'),
      topics: Object.fromEntries(topics.map(({ id, number }) => [id, number])),
    }
    // Beside what is printed, so that the warning is seen where the keys go into a file.
    console.error(warning)
    return {
      json: keys,
      text: Object.entries(keys)
        .map(([name, value]) => `${name.padEnd(12)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
        .join('\n'),
    }
  },
}
