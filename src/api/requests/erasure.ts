import { minutesAfter } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import type { Choices, ChoicesEvent } from '#domain/choices.ts'
import { choices } from '#domain/choices.ts'
import { Refusal } from '#domain/decider.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Outcome } from '#domain/request.ts'
import type { ProvenAddress, Source, SourceOutcome } from '#sources/source.ts'
import { execute } from '#store/execute.ts'
import type { VaultChange } from '#store/store.ts'

/** How long what was erased already is remembered while a system still holds the rest; longer than any period (TIM-04). */
const rememberedMinutes = 200 * 24 * 60

/**
 * Erases in every source, one category or all, and answers what became of each category (ERA-02). What a source cannot erase must
 * be erased there by hand first: refuses with `source-cannot-erase`, or `source-silent` where one did not answer, and may then be
 * tried again; what went the first time stays in the answer.
 */
export async function eraseEverywhere(
  host: Host,
  requestId: string,
  addresses: readonly ProvenAddress[],
  category?: string,
): Promise<Outcome[]> {
  const pass = `erasure/${requestId}`
  const now = host.now().toISOString()
  const before = (await host.store.passes.read<SourceOutcome[]>(pass, now)) ?? []
  const answers = await Promise.allSettled(host.sources.map((source) => eraseIn(source, addresses, category)))
  const outcomes = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])).filter(({ count }) => count > 0)
  const erased = [...before, ...outcomes.filter(({ result }) => result === 'erased')]
  await host.store.passes.write(pass, erased, minutesAfter(now, rememberedMinutes))
  if (answers.some(({ status }) => status === 'rejected')) throw new Refusal('source-silent')
  if (outcomes.some(({ result }) => result === 'not-possible')) throw new Refusal('source-cannot-erase')
  return summed([...erased, ...outcomes.filter(({ result }) => result !== 'erased')])
}

async function eraseIn(source: Source, addresses: readonly ProvenAddress[], category?: string): Promise<SourceOutcome[]> {
  const subjects = await source.find(addresses)
  return subjects.length > 0 ? source.erase(subjects, category) : []
}

/** One line for what has the same category, fate and ground; the last date of several. */
function summed(outcomes: readonly SourceOutcome[]): Outcome[] {
  const alike = Map.groupBy(outcomes, ({ category, result, ground }) => `${category} ${result} ${ground}`)
  return [...alike.values()].map((group) => {
    const { category, result, ground } = group[0]! as Outcome
    const until = group
      .flatMap((one) => one.until ?? [])
      .toSorted()
      .at(-1)
    const count = group.reduce((sum, one) => sum + one.count, 0)
    return { category, result, count, ...(ground && { ground }), ...(until && { until }) }
  })
}

/**
 * Writes the stops of somebody who is to be forgotten into a stream of its own and answers its person id: the address leads there
 * from the erasing commit on, so the stops hold for it still and nothing leads back (ERA-03).
 */
export async function keepStops(host: Host, personId: string, evidence: Evidence): Promise<string> {
  const [snapshot] = await host.store.load([personStream(personId)])
  const heir = host.newId()
  const stops = stopsOf(snapshot?.state as Choices | undefined)
  const onlyStops = { ...choices(host.tenant), decide: () => stops }
  await execute(host.store, host.sha256, onlyStops, personStream(heir), undefined as never, evidence)
  return heir
}

/** What was refused, left, objected to and paused; nothing that was on. */
function stopsOf(state: Choices | undefined): ChoicesEvent[] {
  if (!state) return []
  const topics = Object.entries(state.topics).flatMap(([topic, channels]) =>
    Object.entries(channels)
      .filter(([, choice]) => choice.status === 'unsubscribed')
      .map(([channel]) => ({ type: 'Unsubscribed', topic, channel }) as ChoicesEvent),
  )
  const refused = Object.entries(state.consents).filter(([, { status }]) => status === 'refused' || status === 'withdrawn')
  return [
    ...topics,
    ...refused.map(([purpose]): ChoicesEvent => ({ type: 'ConsentRefused', purpose })),
    ...Object.keys(state.objections).map((purpose): ChoicesEvent => ({ type: 'Objected', purpose })),
    ...(state.pausedUntil ? [{ type: 'Paused', until: state.pausedUntil } as const] : []),
  ]
}

/** Everything the vault holds about a person: who they are, and the words of all their requests. */
export async function forgotten(host: Host, personId: string): Promise<VaultChange[]> {
  const requests = await host.store.list('request', { person: personId }, 10_000)
  return [personStream(personId), ...requests.map(({ stream }) => stream)].map((owner) => ({ owner, key: '*' }))
}
