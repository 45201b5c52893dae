import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Keeps text unreadable at rest. */
export interface Cipher {
  seal(text: string): string
  /** Throws when the text was changed, or its key is not among those given. */
  open(sealed: string): string
  /** Whether the text was sealed with the key in use, so that the others can be sealed anew and retired. */
  isCurrent(sealed: string): boolean
}

/** AES-256, so 32 bytes. The id is written in front of every sealed text. */
export interface CipherKey {
  id: string
  key: Uint8Array
}

const ivLength = 12
const tagLength = 16

/** AES-256-GCM. Seals with the first key, opens with whichever the text names. Sealed: `{key id}.{base64url of iv, tag, text}`. */
export function cipher(keys: readonly CipherKey[]): Cipher {
  const [current] = keys
  if (!current) throw new Error('A cipher needs at least one key.')
  for (const { id, key } of keys) {
    if (key.length !== 32 || !/^[\w-]+$/.test(id)) throw new Error(`Cipher key "${id}" must have 32 bytes and a plain id.`)
  }
  const byId = new Map(keys.map(({ id, key }) => [id, key]))

  return {
    seal(text) {
      const iv = randomBytes(ivLength)
      const aes = createCipheriv('aes-256-gcm', current.key, iv)
      const body = Buffer.concat([aes.update(text, 'utf8'), aes.final()])
      return `${current.id}.${Buffer.concat([iv, aes.getAuthTag(), body]).toString('base64url')}`
    },

    open(sealed) {
      const [id = '', encoded = ''] = sealed.split('.')
      const key = byId.get(id)
      if (!key) throw new Error(`There is no cipher key "${id}". Was it retired too early?`)
      const bytes = Buffer.from(encoded, 'base64url')
      const aes = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), { authTagLength: tagLength })
      aes.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
      return Buffer.concat([aes.update(bytes.subarray(ivLength + tagLength)), aes.final()]).toString('utf8')
    },

    isCurrent: (sealed) => sealed.startsWith(`${current.id}.`),
  }
}
