import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deciders } from '#server/deciders.ts'
import type { Product } from '#server/open-product.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { rebuild } from '#store/rebuild.ts'
import { cipher } from '#store/sql/cipher.ts'
import { openPostgres } from '#store/sql/postgres.ts'
import { openSqlite } from '#store/sql/sqlite.ts'
import type { Store } from '#store/store.ts'
import { verify } from '#store/verify.ts'
import { people } from '#testing/api-as.ts'
import { erased, leftOf } from '#testing/erased.ts'
import { freshDatabase } from '#testing/postgres.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'
import { importCommand } from './import.ts'

const email = 'kari@firm.example'
const keys = cipher([{ id: 'k1', key: new Uint8Array(32).fill(7) }])

const line = (id: string, more: object = {}) => ({
  person: { email, name: 'Kari Nordmann' },
  system: 'CRM',
  id,
  category: 'profile',
  title: `Card ${id}`,
  at: '2026-03-01',
  origin: 'provided',
  values: [{ name: 'phone', value: '000 11 222' }],
  ...more,
})
const bo = line('3', { person: { email: 'bo@firm.example', name: 'Bo Bosson' } })

const stores: Record<string, () => Promise<{ store: Store; drop?: () => Promise<void> }>> = {
  memory: async () => ({ store: memoryStore() }),
  SQLite: async () => ({ store: await openSqlite(join(temporaryFolder(), 'innsyn.db'), keys) }),
  PostgreSQL: async () => {
    const { url, drop } = await freshDatabase()
    return { store: await openPostgres(url, keys), drop }
  },
}

/** Kari and Bo came by a file; then Kari asked to be forgotten. */
async function afterErasure(open: (typeof stores)[string]) {
  const { store, drop = async () => {} } = await open()
  const { host, another } = people({ store })
  const file = join(temporaryFolder(), 'people.ndjson')
  const load = async (...lines: (object | string)[]) => {
    writeFileSync(file, lines.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join(''))
    return importCommand.run({ configuration: expect.fail, open: async () => ({ host }) as unknown as Product }, {}, [file])
  }
  const all = [line('1'), line('2', { category: 'orders', at: '2026-10-01T10:00:00Z' }), bo]
  expect((await load(...all)).text).toBe('3 taken over (0 of them were there already), 0 left out.')
  const [kari, olga] = [another(), another()]
  await kari.signIn(email)
  await olga.signIn('olga@acme.example')
  const total = async () => {
    await kari.signIn(email)
    return (await (await kari.ask('/api/v1/overview')).json()).total
  }
  expect(await total()).toBe(2)
  await erased(host, kari, olga)
  const close = async () => {
    await store.close()
    await drop()
  }
  return { host, store, load, all, total, close }
}

describe.each(Object.keys(stores))('on %s', (name) => {
  test('ERA-03 SUP-03 the very same file again does not bring back who was erased, and says which lines', async () => {
    const { host, load, all, total, close } = await afterErasure(stores[name]!)
    const left = await leftOf(host, email)
    const again = await load(...all)
    expect(again.failed).toBe(false)
    expect(again.text).toBe(
      [
        '1 taken over (1 of them were there already), 0 left out.',
        '2 more left out, since they are older than the erasure of their person.',
        'line 1: not recorded after 2026-11-22, the day of the erasure',
        'line 2: not recorded after 2026-11-22, the day of the erasure',
      ].join('\n'),
    )
    expect(JSON.stringify(again)).not.toMatch(/kari/i)
    expect(await leftOf(host, email)).toEqual(left)
    expect(await host.store.records.search('kari', 10)).toEqual([])
    expect(await total()).toBe(0)
    await close()
  })

  test('ERA-03 what is newer is new data: the person is shown it, and has agreed to nothing by it', async () => {
    const { host, load, total, close } = await afterErasure(stores[name]!)
    const { stream } = await leftOf(host, email)
    const { text, failed } = await load(line('1'), '{', line('9', { at: '2026-11-23' }))
    expect(text.split('\n')).toEqual([
      '1 taken over (0 of them were there already), 1 left out.',
      'line 2: the line is not JSON',
      '1 more left out, since they are older than the erasure of their person.',
      'line 1: not recorded after 2026-11-22, the day of the erasure',
    ])
    expect(failed).toBe(true)
    expect(await total()).toBe(1)
    expect(await leftOf(host, email)).toMatchObject({ stream, choices: { consents: {}, topics: {} } })
    await close()
  })

  test('the ledger with the erasure in it is whole, and `current` made anew from it still knows', async () => {
    const { host, store, load, all, close } = await afterErasure(stores[name]!)
    const left = await leftOf(host, email)
    const rules = deciders(host.tenant)
    expect(await verify(store, host.sha256, rules)).not.toHaveProperty('break')
    await rebuild(store, rules)
    expect(await leftOf(host, email)).toEqual(left)
    expect((await load(...all)).json).toMatchObject({ kept: 1, forgotten: [{ line: 1 }, { line: 2 }] })
    await close()
  })
})
