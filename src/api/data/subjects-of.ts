import { minutesAfter } from '#api/dates.ts'
import type { Asked } from '#api/env.ts'
import type { Host } from '#api/host.ts'
import { addressesOf } from '#api/identity.ts'
import { requestStream } from '#api/requests/request-view.ts'
import { Refusal } from '#domain/decider.ts'
import type { MarkKind } from '#domain/marks.ts'
import { peopleAmong, tellingKinds } from '#domain/one-person.ts'
import { type Deadline, deadline, findAll, type Known, type SilentSource } from '#sources/gather.ts'
import type { Source, Subject } from '#sources/source.ts'

/** One person's record in one source. */
export type Found = Subject & { source: Source }

/** Whose data may be shown, and until when it is waited for. */
export interface Own {
  /** Nothing while `shared`. */
  known: Known[]
  silent: SilentSource[]
  /** Several people are known under the address, and nobody has said yet who of them is here (IDV-06). */
  shared?: { kinds: MarkKind[] }
  until: Deadline
}

/**
 * How long a mailbox stays shared when only one of its people is known any more: a system may not answer, or one was erased, and
 * the other must not find what is left.
 */
const rememberedMinutes = 30 * 24 * 60
const passOf = (personId: string) => `shared-mailbox/${personId}`

const isIn =
  (claims: readonly string[] = []) =>
  (found: Found) =>
    claims.includes(claimOf(found))

export const claimOf = ({ source, ref }: Found) => `${source.id} ${ref}`

interface Several {
  people: Found[][]
  silent: SilentSource[]
  isShared: boolean
  until: Deadline
}

/** The people the sources know under the address of a person. */
export async function peopleOf(host: Host, personId: string): Promise<Several> {
  const until = deadline(host.now)
  const [{ known, silent }, wasShared] = await Promise.all([
    addressesOf(host, personId).then((addresses) => findAll(host.sources, addresses, until)),
    isSharedMailbox(host, personId),
  ])
  const { people } = peopleAmong(known.flatMap(({ source, subjects }) => subjects.map((subject): Found => ({ ...subject, source }))))
  if (people.length > 1 && !wasShared) await host.store.passes.write(passOf(personId), true, minutesAfter(host.now(), rememberedMinutes))
  return { people, silent, isShared: wasShared || people.length > 1, until }
}

/** Whether several people were known under the address not long ago. */
export const isSharedMailbox = async (host: Host, personId: string): Promise<boolean> =>
  (await host.store.passes.read(passOf(personId), host.now().toISOString())) !== undefined

/** The one way from a session to the data it opens. Staff who look on claim nothing: of a shared mailbox they see nothing. */
export function subjectsOf({ host, session, personId }: Asked & { personId: string }): Promise<Own> {
  return own(host, personId, session.scope === 'person' ? session.claims : undefined)
}

async function own(host: Host, personId: string, claims: readonly string[] = []): Promise<Own> {
  const { people, silent, isShared, until } = await peopleOf(host, personId)
  if (!isShared) return { known: bySource(people.flat()), silent, until }
  // All of the person: a system that was silent when they said who they are may know them too.
  const claimed = people.filter((person) => person.some(isIn(claims))).flat()
  const isClaimed = claimed.length > 0 || (claims.length > 0 && silent.length > 0)
  return { known: bySource(claimed), silent, until, ...(!isClaimed && { shared: { kinds: tellingKinds(people) } }) }
}

function bySource(found: readonly Found[]): Known[] {
  return [...Map.groupBy(found, ({ source }) => source)].map(([source, subjects]) => ({ source, subjects }))
}

/** The same for acts on the profile. Refuses with `identity-not-verified` while nobody has said who of several people is here. */
export async function verifiedSubjectsOf(asked: Asked & { personId: string }): Promise<Own> {
  const found = await subjectsOf(asked)
  if (found.shared) throw new Refusal('identity-not-verified')
  return found
}

/** Key in the vault of a request: whose records it is about, where the one who filed it had to say who they are. */
export const claimsKey = 'claims'

/**
 * What was asked for one of several people is not for the others to read: refuses with `not-found`, and with `identity-not-verified` while
 * it is not known who of them is here.
 */
export async function mustBeTheirs({ host, session, personId }: Asked & { personId: string }, requestId: string): Promise<void> {
  const about = await host.store.vault.read<string[]>(requestStream(requestId), claimsKey)
  const claims = session.scope === 'person' ? session.claims : undefined
  if (!about || about.some((claim) => claims?.includes(claim))) return
  // Looked at anew: what is remembered of a mailbox ends one day, while somebody else is signed in.
  const { isShared, silent } = await peopleOf(host, personId)
  if (!isShared && silent.length === 0) return
  throw new Refusal(claims ? 'not-found' : 'identity-not-verified')
}

/** On whose records a request acts. Refuses with `identity-not-verified`, and with `source-silent` where not all of them can be known. */
export async function subjectsOfRequest(host: Host, id: string, personId: string): Promise<{ known: Known[]; isClaimed: boolean }> {
  const claims = await host.store.vault.read<string[]>(requestStream(id), claimsKey)
  const { people, silent, isShared } = await peopleOf(host, personId)
  if (silent.length > 0) throw new Refusal('source-silent')
  if (isShared && !claims) throw new Refusal('identity-not-verified')
  // Never anybody else, also where none of them is left.
  const theirs = claims ? people.flat().filter(isIn(claims)) : people.flat()
  return { known: bySource(theirs), isClaimed: claims !== undefined }
}
