import { carryOutSome } from '#api/effects/deliver.ts'
import { lanesOf } from '#api/effects/lanes.ts'
import type { Host } from '#api/host.ts'
import { startReconciling } from './reconciling.ts'
import { type Rounds, rounds } from './rounds.ts'

/** How often is looked for what nobody woke us for: tries that are due again, and effects of other nodes. */
const everyMs = 5_000
const sweepEveryMs = 10 * 60_000

/**
 * Carries out the outbox, each lane at its own pace, reconciles by night, and clears away expired passes. `wake`: something waits in the outbox. `report`
 * hears of what failed.
 */
export function startJobs(host: Host, report: (error: unknown) => void): Rounds {
  const lanes = lanesOf(host).map((lane) => rounds(async () => (await carryOutSome(host, lane)).tried > 0, everyMs, report))
  const nightly = startReconciling(host, report)
  const sweep = rounds(() => sweepPasses(host), sweepEveryMs, report)
  return {
    wake() {
      for (const lane of lanes) lane.wake()
    },
    async stop() {
      await Promise.all([...lanes, ...nightly, sweep].map(({ stop }) => stop()))
    },
  }
}

async function sweepPasses(host: Host): Promise<false> {
  await host.store.passes.sweep(host.now().toISOString())
  return false
}
