import type { Host } from '#api/host.ts'
import type { Mail } from '#api/mail/mail.ts'
import { holidaysIn } from '#domain/holidays.ts'
import type { Tenant } from '#domain/tenant.ts'
import { demoStaff } from '#sources/demo/demo-people.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import { watched } from '#sources/watched.ts'
import type { Store } from '#store/store.ts'
import { mockKeys, mockSha256 } from './keys.ts'

/** The product in a browser tab: nothing leaves it, mails go to the mailbox page. */
export function mockHost(store: Store, tenant: Tenant, brand: Host['brand'], mails: Mail[]): Host {
  const now = () => new Date()
  return {
    store,
    sources: [watched(recordsSource(store, tenant.organisation.name), now)],
    tenant,
    brand,
    baseUrl: location.origin,
    now,
    newId: () => crypto.randomUUID(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    sha256: mockSha256,
    keys: mockKeys,
    sendMail: async (mail) => void mails.unshift(mail),
    mailbox: { list: () => mails },
    effectsWaiting: () => undefined,
    staff: new Map([
      [demoStaff.support, 'support'],
      [demoStaff.officer, 'officer'],
    ]),
    apiKeys: [],
    production: false,
    isHoliday: holidaysIn(tenant.organisation.country),
  }
}
