import { formatSecrets, newSecret, rotateSecrets } from '#server/secrets.ts'
import { StartRefused } from '#server/start-refused.ts'
import type { Command, Ground } from './command.ts'

export const rotateKeysCommand: Command = {
  usage: '',
  summary: 'Puts a new key in front and seals the vault with it. Links signed with older keys go on working; do not remove the oldest key.',
  options: {},
  operands: [],
  async run({ configuration, open }) {
    const { secretKeys, dataDir, host, port } = configuration()
    // Keys that come from outside are not ours to change: first they are set, then run again to seal.
    if (secretKeys) return rotateOutside(open, secretKeys)
    if (await answers(host, port))
      throw new StartRefused(`The server is running on port ${port} and knows only the old key: stop it first, then run this again.`)
    const keys = rotateSecrets(dataDir)
    const { store } = await open()
    const sealed = await store.reseal()
    return {
      json: { current: keys[0]!.id, sealed },
      text: `Key ${keys[0]!.id} is in use now; ${sealed} values sealed anew. Start the server again.`,
    }
  },
}

async function rotateOutside(open: Ground['open'], keys: Parameters<typeof formatSecrets>[0]) {
  const { store } = await open()
  const sealed = await store.reseal()
  const next = formatSecrets([newSecret(keys), ...keys])
  return {
    json: { current: keys[0]!.id, sealed, next },
    text: `${sealed} values sealed anew with key ${keys[0]!.id}. For a new key set this on every node, start them again, and run this once more:\nSECRET_KEYS=${next}`,
  }
}

/** Whether something listens there. */
const answers = (host: string, port: number) =>
  fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`).then(
    () => true,
    () => false,
  )
