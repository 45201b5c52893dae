import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mintToken, readToken } from '#api/unsubscribe/token.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { keysOf } from './keys.ts'
import { readSecrets, rotateSecrets } from './secrets.ts'

const data = Buffer.from('solveig@havbris.example')

test('secrets are made at the first start, for the owner alone, and stay', () => {
  const dataDir = temporaryFolder()
  const made = readSecrets({ dataDir })
  expect(made.map((key) => [key.id, key.secret.length])).toEqual([[1, 32]])
  expect(statSync(join(dataDir, 'secret-keys')).mode & 0o777).toBe(0o600)
  expect(readSecrets({ dataDir })).toEqual(made)
})

test('secrets of two installations differ', () => {
  expect(readSecrets({ dataDir: temporaryFolder() })).not.toEqual(readSecrets({ dataDir: temporaryFolder() }))
})

test('a damaged file stops the start and is left as it is', () => {
  const dataDir = temporaryFolder()
  writeFileSync(join(dataDir, 'secret-keys'), 'gone')
  chmodSync(join(dataDir, 'secret-keys'), 0o600)
  expect(() => readSecrets({ dataDir })).toThrow('is damaged: put it back from a backup')
  expect(readFileSync(join(dataDir, 'secret-keys'), 'utf8')).toBe('gone')
})

test('TOK-02 after a rotation old tokens verify under their key id, new ones are made with the new key', () => {
  const dataDir = temporaryFolder()
  const before = keysOf(readSecrets({ dataDir }))
  const token = { addressKey: 'ab'.repeat(16), topic: 3, day: 20_000 }
  const old = mintToken(before, token)
  const after = keysOf(rotateSecrets(dataDir))
  expect(after.currentKeyId).toBe(2)
  expect(readToken(after, old)).toEqual(token)
  expect(mintToken(after, token)).not.toBe(old)
  expect(readToken(before, mintToken(after, token))).toBeUndefined()
})

test('SUP-03 a rotation does not change what addresses are found by', () => {
  const dataDir = temporaryFolder()
  const before = keysOf(readSecrets({ dataDir }))
  const after = keysOf(rotateSecrets(dataDir))
  for (const use of ['address', 'staff'] as const) expect(after.mac(use, data)).toEqual(before.mac(use, data))
  expect(after.mac('token', data)).not.toEqual(before.mac('token', data))
})

test('each use has a key of its own', () => {
  const keys = keysOf(readSecrets({ dataDir: temporaryFolder() }))
  const macs = (['address', 'token', 'staff', 'pass'] as const).map((use) => Buffer.from(keys.mac(use, data)).toString('hex'))
  expect(new Set(macs).size).toBe(4)
})
