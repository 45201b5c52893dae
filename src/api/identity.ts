import { maskAddress } from '#domain/address.ts'
import { peopleAmong } from '#domain/one-person.ts'
import { deadline, findAll } from '#sources/gather.ts'
import type { ProvenAddress, Subject } from '#sources/source.ts'
import type { Change, StreamId } from '#store/store.ts'
import { provenEmail } from './address.ts'
import { toHex, utf8 } from './bytes.ts'
import { tellEffects } from './connectors/source-effects.ts'
import type { Host } from './host.ts'

/** Stream of a person's choices, and owner of what the vault holds about them. */
export const personStream = (personId: string): StreamId => `person/${personId}`

/** Whose stream it is. */
export const personIn = (stream: StreamId): string => stream.slice('person/'.length)

/** What the vault holds about a person: `email` in one spelling, `name` where a source knew it, `language` they read. */
export interface KnownAs {
  name: string
  email: string
  language?: string
}

/** How a person is shown; the address where no name is known, nothing after erasure. */
export async function knownAs(host: Host, personId: string): Promise<KnownAs> {
  const { email = '', name = email, language } = (await host.store.vault.all(personStream(personId))) as Partial<KnownAs>
  return { name, email, ...(language && { language }) }
}

/**
 * What a mailbox may be told of whose it is: the address masked. Nothing where none is written down, nor where the person has
 * another one by now: that one is not the mailbox's to know (TOK-01).
 */
export async function maskedAddress(host: Host, { personId, addressKey }: { personId: string; addressKey: string }): Promise<string> {
  const [own] = await addressesOf(host, personId)
  return own?.key === addressKey ? maskAddress(own.address) : ''
}

/** The addresses a person has proven, for asking sources. */
export async function addressesOf(host: Host, personId: string): Promise<ProvenAddress[]> {
  const { email } = await knownAs(host, personId)
  return email ? [provenEmail(host.keys, email)] : []
}

/** Part of a commit by which an address leads to a person from now on. */
export type Introduction = Pick<Change, 'vault' | 'addresses' | 'outbox'>

/**
 * The id of the person an address nobody has leads to: as good as random to whoever lacks the key, and the same for two acts at
 * once, so that they meet in one stream.
 */
export function strangerId(host: Host, addressKey: string): string {
  const hex = toHex(host.keys.mac('address', utf8(`stranger:${addressKey}`)).subarray(0, 16))
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * The person a mail address leads to. Where the address or the name is not written down yet, `introduction` is what the next commit
 * must hold, so that a person comes into being together with their first act and never without.
 */
export async function personOf(host: Host, email: string): Promise<{ personId: string; introduction: Introduction }> {
  const proven = provenEmail(host.keys, email)
  const { address, key } = proven
  const [found] = await host.store.addresses.find([key])
  const personId = found ?? strangerId(host, key)
  // Whoever came by a link in a mail has choices and no name or address yet.
  if (found && (await knownAs(host, found)).email) return { personId, introduction: {} }
  const { people } = peopleAmong(await foundUnder(host, [proven]))
  // Of several people who share a mailbox it is not known yet who comes.
  const name = people.length === 1 ? people[0]!.find((record) => record.name)?.name : undefined
  const facts = { email: address, name }
  const vault = Object.entries(facts).filter(([, data]) => data !== undefined)
  return {
    personId,
    introduction: {
      vault: vault.map(([key, data]) => ({ owner: personStream(personId), key, data })),
      // What they chose by a link could be told to no system yet: there was no address to find them by.
      ...(found ? { outbox: tellEffects(host, found) } : { addresses: [{ key, personId }] }),
    },
  }
}

/** Everybody the sources that answer know under an address. */
async function foundUnder(host: Host, addresses: readonly ProvenAddress[]): Promise<Subject[]> {
  const { known } = await findAll(host.sources, addresses, deadline(host.now))
  return known.flatMap(({ subjects }) => subjects)
}

/** Whether we hold anything under an address: the address table, or any source that answers. */
export async function isKnown(host: Host, email: string): Promise<boolean> {
  const address = provenEmail(host.keys, email)
  const [found] = await host.store.addresses.find([address.key])
  return found !== undefined || (await foundUnder(host, [address])).length > 0
}
