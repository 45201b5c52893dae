import { callerOf } from '#api/http/rate-limit.ts'

const most = 60
const windowMs = 60_000
/** Callers remembered at once; beyond it the longest known is forgotten. */
const room = 10_000

/** Seconds after which a caller who guessed too often is answered again. */
export const guessesRestSeconds = windowMs / 1000

/**
 * Counts links we did not make, by caller (TOK-05), and says when there were too many in a minute. In memory and bounded: a guess must
 * not cost a write, and a seal of 16 bytes is not guessed anyway. Whoever has a genuine link never comes here.
 */
export function guessCounter(now: () => Date) {
  const callers = new Map<string, { guesses: number; until: number }>()
  return (ip: string | undefined): boolean => {
    if (!ip) return false
    const caller = callerOf(ip)
    const at = now().getTime()
    const known = callers.get(caller)
    if (known && at < known.until) return ++known.guesses > most
    callers.delete(caller)
    if (callers.size >= room) callers.delete(callers.keys().next().value!)
    callers.set(caller, { guesses: 1, until: at + windowMs })
    return false
  }
}
