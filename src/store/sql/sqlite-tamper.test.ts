import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { add, deciders, newStream, sha256 } from '#store/contract/counter.ts'
import { verify } from '#store/verify.ts'
import { cipher } from './cipher.ts'
import type { SqlStore } from './sql-store.ts'
import { openSqlite } from './sqlite.ts'

const key = { id: 'k1', key: new Uint8Array(32).fill(7) }
const stream = newStream()
const neighbour = newStream('request')
let folder: string
let file: string
let store: SqlStore

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'innsyn-tamper-'))
  file = join(folder, 'store.db')
  store = await openSqlite(file, cipher([key]))
  await add(store, stream, 2)
  await add(store, neighbour, 1)
  await add(store, stream, 3)
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** What somebody with the file in hand can do. */
function tamper(...statements: string[]) {
  const database = new DatabaseSync(file)
  for (const statement of statements) database.exec(statement)
  database.close()
}

const found = async () => (await verify(store, sha256, deciders)).break

test('untouched, everything is well', async () => {
  expect(await verify(store, sha256, deciders)).toEqual({ streams: 2, entries: 6 })
})

test.each([
  ['event', `event = '{"by":100,"type":"Added"}'`],
  ['instant', `at = '2020-01-01T00:00:00.000Z'`],
  ['actor', `actor = 'system'`],
  ['door', `door = 'staff'`],
  ['language', `language = 'en'`],
  ['text version', `text_version = null`],
  ['hash', `hash = '${'f'.repeat(64)}'`],
])('a changed %s is found and named', async (_, change) => {
  tamper(`update ledger set ${change} where stream = '${stream}' and version = 3`)
  expect(await found()).toEqual({ stream, version: 3, problem: 'changed' })
})

test.each([1, 3, 5])('a missing entry is found and named: %s', async (version) => {
  tamper(`delete from ledger where stream = '${stream}' and version = ${version}`)
  expect(await found()).toEqual({ stream, version, problem: 'missing' })
})

test('a missing entry whose place was closed up is found', async () => {
  tamper(
    `delete from ledger where stream = '${stream}' and version = 3`,
    `update ledger set version = 3 where stream = '${stream}' and version = 4`,
    `update ledger set version = 4 where stream = '${stream}' and version = 5`,
  )
  expect(await found()).toEqual({ stream, version: 3, problem: 'changed' })
})

test('a missing end is found by the hole it leaves, even when current was cut to match', async () => {
  await add(store, neighbour, 1)
  tamper(
    `delete from ledger where stream = '${stream}' and version = 5`,
    `update current set version = 4, state = '{"total":4}', head = (select hash from ledger where stream = '${stream}' and version = 4)
     where stream = '${stream}'`,
  )
  expect(await found()).toEqual({ missing: 1n })
})

test('a stream that was taken away whole is found by the hole it leaves', async () => {
  tamper(`delete from ledger where stream = '${neighbour}'`, `delete from current where stream = '${neighbour}'`)
  expect(await found()).toEqual({ missing: 1n })
})

test('two entries that changed places are found', async () => {
  const swap = (column: string, a: string, b: string, between: string) => [
    `update ledger set ${column} = ${between} where stream = '${stream}' and ${column} = ${a}`,
    `update ledger set ${column} = ${a} where stream = '${stream}' and ${column} = ${b}`,
    `update ledger set ${column} = ${b} where stream = '${stream}' and ${column} = ${between}`,
  ]
  tamper(...swap('position', '5', '6', '999'))
  expect(await found()).toEqual({ stream, version: 5, problem: 'swapped' })
  tamper(...swap('position', '5', '6', '999'), ...swap('version', '2', '3', '999'))
  expect(await found()).toEqual({ stream, version: 2, problem: 'changed' })
})

test('an entry moved to another stream is found', async () => {
  tamper(`update ledger set stream = '${neighbour}', version = 2 where stream = '${stream}' and version = 5`)
  expect(await found()).toEqual({ stream, version: 5, problem: 'missing' })
})

test.each([
  ['state', `state = '{"total":7}'`],
  ['head', `head = '${'f'.repeat(64)}'`],
  ['version', 'version = 4'],
  ['person', `person = 'mallory'`],
])('a changed %s in current is found', async (_, change) => {
  tamper(`update current set ${change} where stream = '${stream}'`)
  expect(await found()).toEqual({ stream, version: 5, problem: 'current' })
})

test('a row missing from current is found', async () => {
  tamper(`delete from current where stream = '${stream}'`)
  expect(await found()).toEqual({ stream, version: 5, problem: 'current' })
})

const bytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))

test('what is in the vault, the outbox and a pass is not in the file in clear', async () => {
  const secret = 'asa.oberg@example.se'
  await add(store, stream, 1, () => ({
    vault: [{ owner: stream, key: 'email', data: secret }],
    outbox: [{ id: 'mail-1', kind: 'mail', data: { to: secret } }],
  }))
  await store.passes.write('code', { email: secret }, '9999')
  expect(bytes().includes(stream)).toBe(true)
  expect(bytes().includes(secret)).toBe(false)
  expect(bytes().includes(Buffer.from(secret).toString('base64url').slice(2, -4))).toBe(false)
  expect(await store.vault.read(stream, 'email')).toBe(secret)
})

test('after a rotation everything is sealed anew, and the old key can go', async () => {
  await add(store, stream, 1, () => ({
    vault: [{ owner: stream, key: 'email', data: 'ada' }],
    outbox: [{ id: 'mail-1', kind: 'mail', data: { to: 'ada' } }],
  }))
  await store.passes.write('session', 'ada', '9999')
  const newKey = { id: 'k2', key: new Uint8Array(32).fill(8) }
  const rotating = await openSqlite(file, cipher([newKey, key]))
  expect(await rotating.reseal()).toBe(3)
  expect(await rotating.reseal()).toBe(0)
  await rotating.close()

  const rotated = await openSqlite(file, cipher([newKey]))
  expect(await rotated.vault.read(stream, 'email')).toBe('ada')
  expect(await rotated.passes.read('session', '2026')).toBe('ada')
  expect(await rotated.outbox.lease('mail', '2026', '9999', 1)).toMatchObject([{ data: { to: 'ada' } }])
  await rotated.close()
})

test('a database made by a newer program is left alone, and one that was not brought up to date is not ready', async () => {
  tamper('insert into migration (version) values (1000)')
  await expect(openSqlite(file, cipher([key]))).rejects.toThrow('newer')
  tamper('delete from migration')
  await expect(store.ready()).rejects.toThrow('version')
})
