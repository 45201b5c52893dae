import { provenEmail } from '#api/address.ts'
import { deliver } from '#api/effects/deliver.ts'
import { personStream } from '#api/identity.ts'
import type { Choices } from '#domain/choices.ts'
import type { Browser } from './browser.ts'
import type { TestHost } from './host.ts'

/** Somebody asks for their erasure and gets it, and all that follows from it is carried out; answers what became of it. */
export async function erased(host: TestHost, person: Browser, officer: Browser, wanted: object = {}): Promise<unknown> {
  const filed = await person.post('/api/v1/requests', { requestType: 'erasure', text: 'All of it', ...wanted })
  const { id } = (await filed.json()) as { id: string }
  const answer = await officer.post(`/api/v1/staff/requests/${id}/acts`, { type: 'Fulfil', text: 'Done as asked.' })
  if (!answer.ok) throw new Error(await answer.text())
  await deliver(host)
  host.mails.length = 0
  return answer.json()
}

/** What an address leads to. */
export async function leftOf(host: TestHost, email: string) {
  const [found] = await host.store.loadByAddress([provenEmail(host.keys, email).key])
  const stream = found?.stream ?? personStream('')
  return { stream, choices: found?.state as Choices | undefined, vault: await host.store.vault.all(stream) }
}
