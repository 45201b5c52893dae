import { provenEmail } from '#api/address.ts'
import { deliver } from '#api/effects/deliver.ts'
import type { Host } from '#api/host.ts'
import type { Choices } from '#domain/choices.ts'
import { type TestHost, testHost } from './host.ts'
import { type KeepingSource, keepingSource } from './keeping-source.ts'

export const ada = 'ada@example.org'

/** Ada, whom a CRM knows as 7 and by two addresses, and Bo, 8. What waits is carried out by `settle`. */
export function crmAndAda(
  replaced: Partial<Host> = {},
  people: Record<string, string[]> = { 7: [ada, 'ada@work.example'], 8: ['bo@example.org'] },
) {
  const clock: { host?: TestHost } = {}
  const crm: KeepingSource = keepingSource(people, () => clock.host?.now() ?? new Date('2026-11-20T09:00:00Z'))
  const host = testHost({ ...replaced, sources: [crm] })
  clock.host = host
  const found = async (email: string) => (await host.store.loadByAddress([provenEmail(host.keys, email).key]))[0]
  return {
    host,
    /** As the host has it. */
    keeper: host.sources[0] as KeepingSource,
    crm,
    settle: () => deliver(host),
    versionOf: async (email = ada) => (await found(email))?.version ?? 0,
    choicesOf: async (email = ada) => (await found(email))?.state as Choices | undefined,
    /** Looks again at one of its people, now. */
    async looksAgain(ref = '7') {
      await host.store.outbox.add([{ id: host.newId(), kind: 'look-again/crm', data: { ref } }])
      await deliver(host)
    },
  }
}
