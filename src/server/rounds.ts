export interface Rounds {
  /** Begins a round now, or another one after the one under way. */
  wake: () => void
  /** Lets the round under way finish, and begins none any more. */
  stop: () => Promise<void>
}

/**
 * Does `work` round after round, never two at once, until it is stopped: again at once while it answers that there is more, else at a
 * wake-up or after `everyMs`. `report` hears of what failed; the next round comes nonetheless.
 */
export function rounds(work: () => Promise<boolean>, everyMs: number, report: (error: unknown) => void): Rounds {
  let stopped = false
  let again = false
  let underWay: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  async function round() {
    again = false
    if (await work()) again = true
  }

  function wake() {
    if (stopped) return
    again = true
    if (underWay) return
    clearTimeout(timer)
    underWay = round()
      .catch(report)
      .finally(() => {
        underWay = undefined
        if (stopped) return
        if (again) wake()
        else timer = setTimeout(wake, everyMs)
      })
  }

  wake()
  return {
    wake,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await underWay
    },
  }
}
