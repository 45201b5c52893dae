import type { Ground } from './request.ts'

interface Fate {
  category: string
  result: string
  count: number
  ground?: Ground
  /** Local date. */
  until?: string
}

/** One line for what has the same category, fate and ground; of several dates the last, when all of it is gone (ERA-02). */
export function summed<One extends Fate>(fates: readonly One[]): One[] {
  const alike = Map.groupBy(fates, ({ category, result, ground }) => `${category} ${result} ${ground}`)
  return [...alike.values()].map((group) => {
    const until = group
      .flatMap((one) => one.until ?? [])
      .toSorted()
      .at(-1)
    return { ...group[0]!, count: group.reduce((sum, one) => sum + one.count, 0), ...(until && { until }) }
  })
}
