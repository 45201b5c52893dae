import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { choices } from '#domain/choices.ts'
import { rightsRequest } from '#domain/request-rules.ts'
import { checkTenant } from '#domain/tenant-check.ts'
import { visit } from '#domain/visit.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { type Deciders, verify } from '#store/verify.ts'
import { demoPeople } from './demo-people.ts'
import { fillDemo } from './fill-demo.ts'

const now = new Date('2026-11-22T09:00:00Z')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const folder = 'public/tenant'
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
const tenant = checkTenant(Object.fromEntries(files.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))])))

async function filled() {
  const store = memoryStore()
  await fillDemo({ store, sha256, tenant, now, newId: () => randomUUID(), keyOf: sha256, isHoliday: () => false, officer: 'staff/o' })
  return store
}

test('every choice and every step of the demo passes the rules, in the past, and the ledger holds', async () => {
  const store = await filled()
  const deciders = { person: choices(tenant), request: rightsRequest, visit } as unknown as Deciders
  const verified = await verify(store, sha256, deciders)
  const people = demoPeople(now)
  expect(verified.break).toBeUndefined()
  expect(verified.streams).toBe(
    people.filter(({ history }) => history.length > 0).length + people.flatMap(({ requests }) => requests).length,
  )
  const entries = await store.changes(0n, 10_000)
  expect(entries.filter(({ at }) => at >= now.toISOString())).toEqual([])
})

test('whoever has chosen something can be found and is called by name; what they wrote is in the vault alone', async () => {
  const store = await filled()
  const [first] = demoPeople(now)
  const personId = (await store.addresses.find([sha256(first!.email)]))[0]
  expect(await store.vault.all(`person/${personId}`)).toEqual({ email: first!.email, name: first!.name, language: first!.language })
  const requests = await store.list('request', { person: personId }, 10)
  const words = (await Promise.all(requests.map(({ stream }) => store.vault.all(stream)))).flatMap(Object.values)
  expect(words).toContain(first!.requests[0]!.text)
  expect(JSON.stringify(requests)).not.toContain(first!.requests[0]!.text)
})

test('whoever has only ever asked for something is known by their address too', async () => {
  const store = await filled()
  const asking = demoPeople(now).filter(({ history, requests }) => history.length === 0 && requests.length > 0)
  expect(asking.length).toBeGreaterThan(0)
  for (const { email, name, requests } of asking) {
    const personId = (await store.addresses.find([sha256(email)]))[0]
    expect(await store.list('request', { person: personId }, 10), email).toHaveLength(requests.length)
    expect(await store.vault.all(`person/${personId}`)).toMatchObject({ email, name })
  }
})

test('every item of the demo is imported', async () => {
  const store = await filled()
  const [first] = demoPeople(now)
  const [known, ...others] = await store.records.people([sha256(first!.email)])
  expect(others).toEqual([])
  expect(await Array.fromAsync(store.records.of([known!.addressKey]))).toHaveLength(first!.items.length)
})
