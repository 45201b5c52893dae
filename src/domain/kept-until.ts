import { addDays, addPeriod, daysBetween } from './legal-clock.ts'

/** The first local date from which a period leads to `on` or later; what is older is over before. */
export function firstDayKeptUntil(on: string, period: string): string {
  // Going back by as many days as the period takes from there misses the day by a leap day or the end of a month.
  let day = addDays(on, daysBetween(addPeriod(on, period), on) - 5)
  while (addPeriod(day, period) < on) day = addDays(day, 1)
  return day
}
