import { hash, randomBytes, randomUUID } from 'node:crypto'
import type { Host } from '#api/host.ts'
import { holidaysIn } from '#domain/holidays.ts'
import { recordsSource } from '#sources/records/records-source.ts'
import { watched } from '#sources/watched.ts'
import { grouped } from '#store/grouped.ts'
import type { SqlStore } from '#store/sql/sql-store.ts'
import type { Sha256 } from '#store/store.ts'
import type { Configuration } from './configuration.ts'
import { keysOf } from './keys.ts'
import { type MailServer, mailbox, smtp } from './mail.ts'
import { oidc } from './oidc.ts'
import { openDataFolder, openStore } from './open-store.ts'
import { refuseOtherKeys } from './same-keys.ts'
import { readSecrets } from './secrets.ts'
import { openSystems } from './systems-file.ts'
import { readTenantFolder } from './tenant-folder.ts'
import type { WebhookSender } from './webhooks.ts'

/** Everything the configuration leads to, open and ready; nothing listens and nothing runs by itself yet. */
export interface Product {
  configuration: Configuration
  host: Host
  store: SqlStore
  mail: MailServer
  webhooks?: WebhookSender
  /** Who is told that something waits in the outbox; nobody until set. */
  onEffects(told: () => void): void
  close(): Promise<void>
}

export const sha256: Sha256 = (text) => hash('sha256', text)

/** Opens store, tenant and sources. Throws `StartRefused`; then nothing is left open. `env` is where `env:NAME` of the systems file is looked up. */
export async function openProduct(configuration: Configuration, env: NodeJS.ProcessEnv): Promise<Product> {
  const { tenant, brand } = readTenantFolder(configuration.tenantDir)
  if (!configuration.databaseUrl || !configuration.secretKeys) openDataFolder(configuration.dataDir)
  const secrets = readSecrets(configuration)
  const categories = tenant.categories.map(({ id }) => id)
  const { sources, webhooks } = await openSystems(configuration.systemsFile, env, categories, tenant.organisation.timeZone)
  const closeSystems = () => Promise.all(sources.map((source) => source.close()))
  const store = await openStore(configuration, secrets).catch(async (error: unknown) => {
    await closeSystems()
    throw error
  })
  await refuseOtherKeys(store, secrets).catch(async (error: unknown) => {
    await Promise.all([closeSystems(), store.close()])
    throw error
  })
  const together = grouped(store)
  const box = configuration.smtpUrl || configuration.production ? undefined : mailbox()
  const mail = box ?? smtp(configuration.smtpUrl!, configuration.mailFrom)
  let effects = () => {}
  const now = () => new Date()

  return {
    configuration,
    store,
    mail,
    ...(webhooks && { webhooks }),
    host: {
      store: together,
      sources: [recordsSource(together, tenant.organisation.name), ...sources].map((source) => watched(source, now)),
      tenant,
      brand,
      baseUrl: configuration.baseUrl,
      now,
      newId: () => randomUUID(),
      randomBytes: (count) => new Uint8Array(randomBytes(count)),
      sha256,
      keys: keysOf(secrets),
      sendMail: mail.send,
      ...(box && { mailbox: box }),
      effectsWaiting: () => effects(),
      staff: configuration.staff,
      apiKeys: configuration.apiKeys,
      ...(webhooks && { webhooks }),
      ...(configuration.oidc && { oidc: oidc(configuration.oidc) }),
      production: configuration.production,
      isHoliday: holidaysIn(tenant.organisation.country),
    },
    onEffects(told) {
      effects = told
    },
    async close() {
      mail.close()
      await closeSystems()
      await store.close()
    },
  }
}
