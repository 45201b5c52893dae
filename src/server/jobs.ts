import type { Host } from '#api/host.ts'
import { deliver } from '#api/mail/outbox.ts'

/** How often is looked for what nobody woke us for: tries that are due again, and effects of other nodes. */
const everyMs = 5_000
const sweepEveryMs = 10 * 60_000

export interface Jobs {
  /** Something waits in the outbox. */
  wake: () => void
  /** Lets what is under way finish, and starts nothing more. */
  stop: () => Promise<void>
}

/** Carries out the outbox and clears away expired passes, one round at a time, until it is stopped. `report` hears of what failed. */
export function startJobs(host: Host, report: (error: unknown) => void): Jobs {
  let stopped = false
  let woken = false
  let lastSweep = 0
  let underWay: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  async function round() {
    woken = false
    await deliver(host)
    if (host.now().getTime() - lastSweep < sweepEveryMs) return
    lastSweep = host.now().getTime()
    await host.store.passes.sweep(host.now().toISOString())
  }

  function run() {
    if (stopped) return
    woken = true
    if (underWay) return
    clearTimeout(timer)
    underWay = round()
      .catch(report)
      .finally(() => {
        underWay = undefined
        if (stopped) return
        if (woken) run()
        else timer = setTimeout(run, everyMs)
      })
  }

  run()
  return {
    wake: run,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await underWay
    },
  }
}
