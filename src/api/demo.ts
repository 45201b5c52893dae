import { mailEffect } from '#api/mail/mail-effect.ts'
import { staffActor, staffKey } from '#api/session/staff-identity.ts'
import { dayOf, unsubscribeUrl } from '#api/unsubscribe/token.ts'
import { demoPeople, demoStaff } from '#sources/demo/demo-people.ts'
import { fillDemo } from '#sources/demo/fill-demo.ts'
import { provenEmail } from './address.ts'
import type { Host } from './host.ts'

/** Fills an empty store with the invented people of the demonstration, and puts one newsletter with its way out into the mailbox. */
export async function fillDemoInto(host: Host): Promise<void> {
  await fillDemo({
    ...host,
    now: host.now(),
    keyOf: (email) => provenEmail(host.keys, email).key,
    officer: staffActor(staffKey(host, demoStaff.officer)),
  })
  const person = await demoPerson(host)
  const topic = host.tenant.topics[0]!
  if (!person) return
  const values = { topic: topic.id, unsubscribeUrl: unsubscribeUrl(host, person.key, topic.number, dayOf(host.now())) }
  await host.store.outbox.add([mailEffect(host, 'newsletter', { personId: person.personId }, values)])
}

/** The one of them whose pages show the most; undefined where the demonstration was not filled in. */
export async function demoPerson(host: Host): Promise<{ personId: string; address: string; key: string } | undefined> {
  const { address, key } = provenEmail(host.keys, demoPeople(host.now())[0]!.email)
  const [personId] = await host.store.addresses.find([key])
  return personId ? { personId, address, key } : undefined
}
