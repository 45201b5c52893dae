import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { openDataFolder, openStore } from './open-store.ts'
import { refuseOtherKeys } from './same-keys.ts'
import type { SecretKey } from './variable-lists.ts'

const key = (id: number): SecretKey => ({ id, secret: randomBytes(32) })

async function startWith(dataDir: string, secrets: SecretKey[]) {
  openDataFolder(dataDir)
  const store = await openStore({ dataDir }, secrets)
  await refuseOtherKeys(store, secrets).finally(() => store.close())
}

test('SUP-02 other keys than those the addresses are kept under stop the start, or every stop would be lost', async () => {
  const [dataDir, first, second] = [temporaryFolder(), key(1), key(2)]
  await startWith(dataDir, [first])
  await startWith(dataDir, [second, first])
  await expect(startWith(dataDir, [second])).rejects.toThrow('SECRET_KEYS')
  await expect(startWith(dataDir, [key(1)])).rejects.toThrow('SECRET_KEYS')
})
