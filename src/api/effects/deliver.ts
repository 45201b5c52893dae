import type { Host } from '#api/host.ts'
import type { PendingEffect } from '#store/store.ts'
import { type Lane, lanesOf } from './lanes.ts'

/** Seconds until the next try; after the last one an effect is dead and waits for a person. */
const backOff = [5, 30, 120, 600, 3600, 6 * 3600, 24 * 3600]
const leaseSeconds = 60
const batch = 20
/** What a mail server or a receiver says can be a whole page. */
const errorLength = 300

const after = (host: Host, seconds: number) => new Date(host.now().getTime() + seconds * 1000).toISOString()

/** Carries out what is due, in every lane, until nothing is. Answers how many were done. */
export async function deliver(host: Host): Promise<number> {
  const done = await Promise.all(lanesOf(host).map((lane) => untilNothingIsDue(host, lane)))
  return done.reduce((sum, one) => sum + one, 0)
}

async function untilNothingIsDue(host: Host, lane: Lane): Promise<number> {
  let sum = 0
  for (;;) {
    const { tried, done } = await carryOutSome(host, lane)
    if (tried === 0) return sum
    sum += done
  }
}

/**
 * Tries some of what is due in one lane, the longest due first. Each effect is carried out at least once: one that was done but not
 * written down as done comes again after its lease.
 */
export async function carryOutSome(host: Host, lane: Lane): Promise<{ tried: number; done: number }> {
  const due = await host.store.outbox.lease(lane.kind, host.now().toISOString(), after(host, leaseSeconds), lane.atOnce ?? batch)
  const groups = Map.groupBy(due, ({ id, data }) => lane.alike?.(data) ?? id)
  const results = await Promise.all([...groups.values()].map((group) => tryOnce(host, lane, group)))
  return { tried: due.length, done: results.reduce((sum, one) => sum + one, 0) }
}

/** Answers how many were done: all that are alike, or none. */
async function tryOnce(host: Host, lane: Lane, group: readonly PendingEffect[]): Promise<number> {
  const { outbox } = host.store
  const { id, data } = group[0]!
  // The one place where an error must not travel on: the effects beside it have nothing to do with it.
  try {
    await lane.carryOut(id, data)
    await Promise.all(group.map((one) => outbox.done(one.id)))
    return group.length
  } catch (error) {
    const waits = group.map(({ attempts }) => backOff[attempts])
    const retries = waits.map((wait) => (wait === undefined ? undefined : after(host, wait)))
    await Promise.all(group.map((one, at) => outbox.failed(one.id, String(error).slice(0, errorLength), retries[at])))
    return 0
  }
}
