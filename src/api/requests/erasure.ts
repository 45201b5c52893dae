import { minutesAfter } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import { type Choices, choices } from '#domain/choices.ts'
import { Refusal } from '#domain/decider.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Outcome } from '#domain/request.ts'
import { summed } from '#domain/summed.ts'
import type { Known } from '#sources/gather.ts'
import type { SourceOutcome } from '#sources/source.ts'
import { execute } from '#store/execute.ts'
import type { Entry, VaultChange } from '#store/store.ts'

/** How long what was erased already is remembered while a system still holds the rest; longer than any period (TIM-04). */
const rememberedMinutes = 200 * 24 * 60

/**
 * Erases in every source that knows the person, one category or all, and answers what became of each category (ERA-02). What a source cannot erase must
 * be erased there by hand first: refuses with `source-cannot-erase`, or `source-silent` where one did not answer, and may then be
 * tried again; what went the first time stays in the answer.
 */
export async function eraseEverywhere(host: Host, requestId: string, known: readonly Known[], category?: string): Promise<Outcome[]> {
  const pass = `erasure/${requestId}`
  const now = host.now().toISOString()
  const before = (await host.store.passes.read<SourceOutcome[]>(pass, now)) ?? []
  const answers = await Promise.allSettled(known.map(({ source, subjects }) => source.erase(subjects, category)))
  const outcomes = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])).filter(({ count }) => count > 0)
  const erased = [...before, ...outcomes.filter(({ result }) => result === 'erased')]
  await host.store.passes.write(pass, erased, minutesAfter(now, rememberedMinutes))
  if (answers.some(({ status }) => status === 'rejected')) throw new Refusal('source-silent')
  if (outcomes.some(({ result }) => result === 'not-possible')) throw new Refusal('source-cannot-erase')
  return summed([...erased, ...outcomes.filter(({ result }) => result !== 'erased')]) as Outcome[]
}

/**
 * Writes that somebody is forgotten, and their stops, into a stream of its own and answers its person id, its facts and the version of
 * their own stream that was read: the address leads there from the erasing commit on, so the stops hold for it still, an import leaves
 * out what is older, and nothing leads back (ERA-03).
 */
export async function keepStops(
  host: Host,
  personId: string,
  evidence: Evidence,
): Promise<{ heir: string; entries: Entry[]; version: number }> {
  const decider = choices(host.tenant)
  const [snapshot] = await host.store.load([personStream(personId)])
  const heir = host.newId()
  const of = (snapshot?.state as Choices | undefined) ?? decider.initial
  const { entries } = await execute(host.store, host.sha256, decider, personStream(heir), { type: 'Forget', of }, evidence)
  return { heir, entries, version: snapshot!.version }
}

/** Everything the vault holds about a person: who they are, and the words of all their requests. */
export async function forgotten(host: Host, personId: string): Promise<VaultChange[]> {
  const requests = await host.store.list('request', { person: personId }, 10_000)
  return [personStream(personId), ...requests.map(({ stream }) => stream)].map((owner) => ({ owner, key: '*' }))
}
