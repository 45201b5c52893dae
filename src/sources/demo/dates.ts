import { between, type Random } from './random.ts'

const day = 86_400_000

/** Instant so many days (with a fraction) before now. */
export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * day).toISOString()

/** Local date so many days before now; negative: after. Near enough for invented data. */
export const dateBefore = (now: Date, days: number) => daysBefore(now, days).slice(0, 10)

/** Some instant by day, one to `most` days before now, to the minute. */
export function someDay(random: Random, now: Date, most: number): string {
  const midnight = Math.floor(now.getTime() / day) * day - between(random, 1, most) * day
  return new Date(midnight + between(random, 6 * 60, 19 * 60) * 60_000).toISOString()
}

/** Like `someDay`, from Monday to Friday; up to two days earlier. */
export function someWorkday(random: Random, now: Date, most: number): string {
  const at = new Date(someDay(random, now, Math.max(1, most - 2)))
  const weekend = [2, 0, 0, 0, 0, 0, 1][at.getUTCDay()]!
  return new Date(at.getTime() - weekend * day).toISOString()
}

/** An instant so many minutes after another. */
export const minutesAfter = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()
