import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { grouped } from '#store/grouped.ts'
import { storeContract } from '#store/store-contract.ts'
import { cipher } from './cipher.ts'
import { openSqlite } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'innsyn-sqlite-'))
const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])
afterAll(() => rmSync(folder, { recursive: true }))

storeContract('SQLite', () => openSqlite(join(folder, 'alone.db'), keys))
storeContract('SQLite, grouped', async () => grouped(await openSqlite(join(folder, 'grouped.db'), keys)))
