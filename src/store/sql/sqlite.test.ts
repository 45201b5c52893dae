import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { add, newStream } from '#store/contract/counter.ts'
import { grouped } from '#store/grouped.ts'
import { storeContract } from '#store/store-contract.ts'
import { cipher } from './cipher.ts'
import { openSqlite } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'innsyn-sqlite-'))
const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])
afterAll(() => rmSync(folder, { recursive: true }))

storeContract('SQLite', () => openSqlite(join(folder, 'alone.db'), keys))
storeContract('SQLite, grouped', async () => grouped(await openSqlite(join(folder, 'grouped.db'), keys)))

test('a commit that the database refuses in the middle leaves nothing of what came before', async () => {
  const store = await openSqlite(join(folder, 'halfway.db'), keys)
  const stream = newStream()
  const nameless = { id: 'effect', kind: null as never, data: {} }
  await expect(
    add(store, stream, 1, () => ({ vault: [{ owner: stream, key: 'name', data: 'Ada' }], outbox: [nameless] })),
  ).rejects.toThrow()
  expect([await store.tip(), await store.vault.all(stream), (await store.load([stream]))[0]!.version]).toEqual([0n, {}, 0])
  await store.close()
})
