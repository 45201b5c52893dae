import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Host } from '#api/host.ts'
import type { Mail } from '#api/mail/mail.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import { watched } from '#sources/watched.ts'
import { memoryStore } from '#store/memory/memory-store.ts'
import { testTenant } from './tenant.ts'

export interface TestHost extends Host {
  /** What was sent, oldest first. */
  mails: Mail[]
  /** Moves the clock; it stands still otherwise. */
  pass(minutes: number): void
}

const start = '2026-11-22T09:00:00.000Z'

/** A host on the memory store whose clock stands still and whose mails stay here. Everything can be replaced. */
export function testHost(replaced: Partial<Host> = {}): TestHost {
  let now = new Date(start)
  const mails: Mail[] = []
  const store = memoryStore()
  return {
    store,
    tenant: testTenant(),
    baseUrl: 'https://privacy.acme.example',
    now: () => now,
    newId: () => randomUUID(),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    keys: {
      mac: (use, data, keyId = 2) => new Uint8Array(createHmac('sha256', `test ${use} ${keyId}`).update(data).digest()),
      knows: (keyId) => keyId === 1 || keyId === 2,
      currentKeyId: 2,
    },
    sendMail: async (mail) => void mails.push(mail),
    mailbox: { list: () => mails.toReversed() },
    effectsWaiting: () => undefined,
    staff: new Map([
      ['sam@acme.example', 'support'],
      ['olga@acme.example', 'officer'],
    ]),
    apiKeys: [],
    production: false,
    isHoliday: () => false,
    brand: { css: ':root { --brand: #0a5c5c; }', logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>' },
    ...replaced,
    sources: (replaced.sources ?? [recordsSource(replaced.store ?? store, 'Records')]).map((source) => watched(source, () => now)),
    mails,
    pass: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
  }
}
