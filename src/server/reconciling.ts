import { lastReconciled, reconcile } from '#api/connectors/reconcile.ts'
import { type Keeper, keepersOf } from '#api/connectors/source-effects.ts'
import { minutesAfter } from '#api/dates.ts'
import type { Host } from '#api/host.ts'
import { localDate } from '#domain/legal-clock.ts'
import { type Rounds, rounds } from './rounds.ts'

/** Minutes after local midnight: when CRMs are idle, and done with their own nightly work. */
const startMinute = 150
/** Nodes and installations do not all ask in the same minute. */
const spreadMinutes = 30
/** How often is looked whether it is time. */
const everyMs = 5 * 60_000
/** After so long a node that has begun is taken for dead. */
const lockMinutes = 120

/** Every night, and at the start where a night was missed, each system that keeps choices is asked for what it has changed. */
export function startReconciling(host: Host, report: (error: unknown) => void): Rounds[] {
  const late = Math.floor(Math.random() * spreadMinutes)
  return keepersOf(host).map((source) => rounds(() => reconcileWhenDue(host, source, late), everyMs, report))
}

/** Does it where it is due and no other node is at it; there is never more to do. `late`: minutes after the beginning of the night's work. */
export async function reconcileWhenDue(host: Host, source: Keeper, late: number): Promise<false> {
  const last = await lastReconciled(host, source)
  if (last !== undefined && nightOf(host, last) >= nightOf(host, minutesAfter(host.now(), -late))) return false
  const { passes } = host.store
  const lock = `reconciling/${source.id}`
  const now = host.now()
  if ((await passes.count(lock, now.toISOString(), minutesAfter(now, lockMinutes))) > 1) return false
  await reconcile(host, source).finally(() => passes.remove(lock))
  return false
}

/** The local date of the night's work an instant belongs to: it begins when half past two has come, summer time or not. */
const nightOf = ({ tenant }: Host, instant: string) => localDate(minutesAfter(instant, -startMinute), tenant.organisation.timeZone)
