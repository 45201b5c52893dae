import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from './configuration.ts'
import { StartRefused } from './start-refused.ts'
import { type SecretKey, secretKeys } from './variable-lists.ts'

const fileName = 'secret-keys'
/** Sees to it that an unreadable or damaged file never leads to new keys: those would cut off every link and every stop. */
const absent = Symbol('absent')

/** The secrets of this installation, newest first: `SECRET_KEYS`, else the file in the data folder, made at the first start. */
export function readSecrets({ secretKeys: given, dataDir }: Pick<Configuration, 'secretKeys' | 'dataDir'>): SecretKey[] {
  if (given) return given
  const text = readKeyFile(dataDir)
  if (text === absent) return writeSecrets(dataDir, [newSecret([])])
  const parsed = secretKeys.safeParse(text)
  if (!parsed.success) throw new StartRefused(`${join(dataDir, fileName)} is damaged: put it back from a backup or set SECRET_KEYS.`)
  return parsed.data
}

/** Puts a new secret in front; what older ones signed stays valid. */
export function rotateSecrets(dataDir: string): SecretKey[] {
  const kept = readSecrets({ dataDir })
  return writeSecrets(dataDir, [newSecret(kept), ...kept])
}

/** A fresh secret under the lowest free id. */
export function newSecret(others: readonly SecretKey[]): SecretKey {
  const id = 1 + Math.max(0, ...others.map((key) => key.id))
  if (id > 255) throw new StartRefused('255 keys are in use, and an id fits one byte: remove old keys first.')
  return { id, secret: randomBytes(32) }
}

/** As `SECRET_KEYS` takes it. */
export const formatSecrets = (keys: readonly SecretKey[]) =>
  keys.map(({ id, secret }) => `${id}:${Buffer.from(secret).toString('base64url')}`).join(',')

function readKeyFile(dataDir: string): string | typeof absent {
  try {
    return readFileSync(join(dataDir, fileName), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return absent
    throw new StartRefused(`${join(dataDir, fileName)} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

function writeSecrets(dataDir: string, keys: SecretKey[]): SecretKey[] {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, fileName)
  writeFileSync(`${path}.new`, `${formatSecrets(keys)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return keys
}
