import { useSyncExternalStore } from 'react'

/**
 * The present, to the step: changes when the step is over and not before.
 * @param step milliseconds; a minute where only days and times are shown
 */
export function useNow(step = 60_000): Date {
  const subscribe = (tick: () => void) => {
    const timer = setInterval(tick, step)
    return () => clearInterval(timer)
  }
  const read = () => Math.floor(Date.now() / step)
  const steps = useSyncExternalStore(subscribe, read, read)
  return new Date(steps * step)
}
