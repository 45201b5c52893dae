import { introductionOf } from '#api/addressee.ts'
import { choose } from '#api/choices/choose.ts'
import type { Host } from '#api/host.ts'
import { personStream, strangerId } from '#api/identity.ts'
import type { Choices, ChoicesCommand } from '#domain/choices.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Move, Stop } from './read-events.ts'

/** Each person's in order, people side by side: their acts share commits. */
export async function takeStops(host: Host, stops: readonly Stop[]): Promise<void> {
  const found = await host.store.addresses.find(stops.map(({ key }) => key))
  const acts = stops.map((stop, at) => ({ ...stop, found: found[at] }))
  const people = Map.groupBy(acts, ({ key, found }) => found ?? strangerId(host, key))
  await Promise.all(
    [...people.values()].map(async (own) => {
      for (const { key, found, command, by } of own) await act(host, key, found, command, by)
    }),
  )
}

/**
 * Every stop of the old address holds for the new one as well, known or not, and stays with the old one (SUP-03). Nothing else goes
 * along, and neither address leads to the other's person: who reads a mailbox is proven by its reader, not by a mail system.
 */
export async function takeMoves(host: Host, moves: readonly Move[]): Promise<void> {
  for (const { from, to } of moves) {
    const [[before], [found]] = await Promise.all([host.store.loadByAddress([from]), host.store.addresses.find([to])])
    const state = before?.state as Choices | undefined
    const isSame = from === to || (found !== undefined && before?.stream === personStream(found))
    // To oneself nothing is new, and an older stop would end what was chosen after it.
    if (state && !isSame)
      await act(host, to, found, { type: 'InheritStops', of: withoutBounce(state) }, { actor: 'system', door: 'import' })
  }
}

/** That one mailbox is gone says nothing about another. */
function withoutBounce({ blocks = {}, ...state }: Choices): Choices {
  return { ...state, blocks: Object.fromEntries(Object.entries(blocks).filter(([, { reason }]) => reason !== 'hard-bounce')) }
}

/** An address nobody has gets a person with this stop, since the stop must hold for it. */
function act(host: Host, key: string, found: string | undefined, command: ChoicesCommand, by: Pick<Evidence, 'actor' | 'door'>) {
  const personId = found ?? strangerId(host, key)
  // Nothing was shown to anybody: the language of record is the tenant's.
  const evidence = { ...by, at: host.now().toISOString(), language: host.tenant.organisation.defaultLocale }
  const also = () => introductionOf({ personId, ...(found === undefined && { newKey: key }) })
  return choose(host, personId, command, evidence, { also })
}
