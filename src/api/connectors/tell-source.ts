import type { Host } from '#api/host.ts'
import { addressesOf, personStream } from '#api/identity.ts'
import type { Choices } from '#domain/choices.ts'
import { choicesAt } from '#domain/permission.ts'
import { receiptCode } from '#domain/receipt-code.ts'
import type { Subject } from '#sources/source.ts'
import { unwatched } from '#sources/watched.ts'
import type { Entry, Snapshot, StreamId } from '#store/store.ts'
import type { Keeper, TellJob } from './source-effects.ts'

/**
 * Brings a system to what somebody has chosen by now, however many acts that took. Told again it changes nothing more. Nothing is told of
 * somebody no address leads to any more: they were erased meanwhile. Throws when the system does not take it now.
 */
export async function tellSource(host: Host, source: Keeper, { personId, ref }: TellJob): Promise<void> {
  const subjects = await knownThereAs(host, source, personId, ref)
  if (subjects.length === 0) return
  const stream = personStream(personId)
  for (;;) {
    const before = await now(host, stream)
    if (before.version === 0) return
    const newest = await newestFact(host, before)
    const choices = choicesAt(host.tenant, before.state as Choices, host.now().toISOString())
    await source.choices.write(subjects, { choices, receipt: receiptCode(newest.hash), at: newest.at })
    // Another node may have told of a newer act while this one was being written over it.
    if ((await now(host, stream)).version === before.version) return
  }
}

/**
 * Everybody there who has the address, the whole of a shared mailbox: a stop is about the address, and mail to any of them arrives in
 * the same place.
 */
async function knownThereAs(host: Host, source: Keeper, personId: string, ref: string | undefined): Promise<Subject[]> {
  const [keys = []] = await host.store.addresses.of([personId])
  if (keys.length === 0) return []
  const addresses = await addressesOf(host, personId)
  const found = addresses.length > 0 ? await unwatched(source).find(addresses) : []
  return ref === undefined || found.some((subject) => subject.ref === ref) ? found : [...found, { ref }]
}

const now = async ({ store }: Host, stream: StreamId): Promise<Snapshot> => (await store.load([stream]))[0]!

async function newestFact({ store }: Host, { stream, version }: Snapshot): Promise<Entry> {
  const [newest] = await Array.fromAsync(store.history(stream, version - 1))
  return newest!
}
