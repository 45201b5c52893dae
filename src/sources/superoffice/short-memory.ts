/** Things that are remembered for a moment, so that the clicks of one visit do not ask for the same again. */
export interface ShortMemory<T> {
  of(key: string): Promise<T>
  forget(key: string): void
}

/** What fails is not remembered; callers who come at the same time share one answer. */
export function shortMemory<T>(ask: (key: string) => Promise<T>, ms: number): ShortMemory<T> {
  const held = new Map<string, { answer: Promise<T>; until: number }>()
  const dropOld = (now: number) => {
    // The oldest stands first.
    for (const [key, { until }] of held) {
      if (until > now) return
      held.delete(key)
    }
  }
  return {
    of(key) {
      const now = performance.now()
      dropOld(now)
      const known = held.get(key)
      if (known) return known.answer
      const entry = { answer: ask(key), until: now + ms }
      held.set(key, entry)
      entry.answer.catch(() => held.get(key) === entry && held.delete(key))
      return entry.answer
    },
    forget(key) {
      held.delete(key)
    },
  }
}
