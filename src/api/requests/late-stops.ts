import { choose } from '#api/choices/choose.ts'
import { minutesAfter } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { personStream } from '#api/identity.ts'
import { type Choices, type ChoicesEvent, choices } from '#domain/choices.ts'
import type { Effect } from '#store/store.ts'
import { removeLateRecords } from './late-records.ts'

/** What an effect of kind `late-stops` holds: the only trace from whoever was erased to their heir, gone with the effect. */
export interface LateStopsJob {
  /** Person ids. */
  from: string
  heir: string
  /** Version of the stream of `from` that was looked at already. */
  after: number
  /** The second and last look. */
  again?: true
}

/** Whatever began before the address was moved has ended by then. */
const underWayMinutes = 10

/** Part of the erasing commit. */
export const lateStopsEffect = (host: Host, job: LateStopsJob): Effect => ({ id: host.newId(), kind: 'late-stops', data: job })

/**
 * Stops that reached somebody while they were being erased, after theirs were kept: they hold for the heir too (SUP-03). Looked for as
 * soon as the address leads there, and once more for what was under way then. Only what is late counts, or an old stop would end a
 * yes that was given since. What was pushed about them meanwhile goes again.
 */
export async function takeLateStops(host: Host, id: string, { from, heir, after, again }: LateStopsJob): Promise<void> {
  await removeLateRecords(host, heir)
  const late = await Array.fromAsync(host.store.history(personStream(from), after))
  if (late.length > 0) {
    const { evolve, initial } = choices(host.tenant)
    const of = late.reduce<Choices>((state, entry) => evolve(state, entry.event as ChoicesEvent, entry), initial)
    const language = host.tenant.organisation.defaultLocale
    const evidence = { at: host.now().toISOString(), actor: 'system', door: 'import', language } as const
    await choose(host, heir, { type: 'InheritStops', of }, evidence)
  }
  if (again) return
  const next: LateStopsJob = { from, heir, after: late.at(-1)?.version ?? after, again: true }
  await host.store.outbox.add([{ ...lateStopsEffect(host, next), id: `${id}-again`, dueAt: minutesAfter(host.now(), underWayMinutes) }])
}
