import { normaliseEmail, provenEmail } from '#api/address.ts'
import type { FoundPerson } from '#api/contract/staff.ts'
import { minutesAfter } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { knownAs, personIn, personOf } from '#api/identity.ts'
import type { Choices } from '#domain/choices.ts'

/** Enough to tell people apart; who finds more than these writes more of the name. */
const limit = 20
/** How long somebody found can be viewed without being searched for again. */
const foundMinutes = 30

interface Hit {
  address: string
  name: string
  sources: string[]
}

/**
 * People by their whole address or by part of their name, in the systems and not in the vault. A source that does not answer is
 * left out. Nobody comes into being by being searched for.
 */
export async function findPeople(host: Host, text: string): Promise<FoundPerson[]> {
  const hits = await Promise.all([byAddress(host, text), ...host.sources.map((source) => searchIn(source, text))])
  const people = Map.groupBy(hits.flat(), ({ address }) => normaliseEmail(address))
  return Promise.all([...people].slice(0, limit).map(([email, found]) => asPerson(host, email, found)))
}

async function searchIn(source: Host['sources'][number], text: string): Promise<Hit[]> {
  const found = await source.search(text, limit).catch(() => [])
  return found.map(({ name, address }) => ({ name, address, sources: [source.name] }))
}

async function byAddress(host: Host, text: string): Promise<Hit[]> {
  if (!text.includes('@')) return []
  const proven = provenEmail(host.keys, text)
  const inSources = await Promise.all(
    host.sources.map(async (source) => {
      const subjects = await source.find([proven]).catch(() => [])
      return subjects.slice(0, 1).map(({ name = '' }) => ({ address: text, name, sources: [source.name] }))
    }),
  )
  return (await isHere(host, proven.key)) ? [...inSources.flat(), { address: text, name: '', sources: [] }] : inSources.flat()
}

/** Of somebody who was erased a key is left that no search leads to: whoever looks on would write their address down again (ERA-03). */
async function isHere(host: Host, addressKey: string): Promise<boolean> {
  const [found] = await host.store.loadByAddress([addressKey])
  if (!(found?.state as Choices | undefined)?.forgottenAt) return found !== undefined
  return (await knownAs(host, personIn(found!.stream))).email !== ''
}

async function asPerson(host: Host, email: string, hits: readonly Hit[]): Promise<FoundPerson> {
  const { personId } = await personOf(host, email)
  const { name } = await knownAs(host, personId)
  await host.store.passes.write(foundKey(personId), email, minutesAfter(host.now(), foundMinutes))
  const named = hits.find((hit) => hit.name)?.name ?? name
  return { personId, name: named || email, email, sources: [...new Set(hits.flatMap(({ sources }) => sources))] }
}

/** Somebody found before, by their id; undefined once that is too long ago and nothing is written down about them. */
export async function foundPerson(host: Host, personId: string): Promise<FoundPerson | undefined> {
  const address = (await knownAs(host, personId)).email || (await foundAddress(host, personId))
  const found = address ? await findPeople(host, address) : []
  return found.find((person) => person.personId === personId)
}

const foundKey = (personId: string) => `found/${personId}`

/** The address of somebody found lately, who may not be written down yet. */
export function foundAddress(host: Host, personId: string): Promise<string | undefined> {
  return host.store.passes.read<string>(foundKey(personId), host.now().toISOString())
}
