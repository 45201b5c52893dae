import { localDate } from '#domain/legal-clock.ts'
import type { Locale } from '#domain/tenant.ts'
import type { Host } from './host.ts'

/** Today where the controller is: what periods are counted in (TIM-10). */
export const todayOf = (host: Host) => localDate(host.now().toISOString(), host.tenant.organisation.timeZone)

/** The instant so many minutes later, ISO 8601. */
export const minutesAfter = (at: Date | string, minutes: number) => new Date(new Date(at).getTime() + minutes * 60_000).toISOString()

/** What a reader of English here expects: day before month. */
const tags: Record<Locale, string> = { en: 'en-GB', sv: 'sv-SE' }

/** "Wednesday 17 February 2027" for a local date. */
export function longDate(date: string, locale: Locale): string {
  return inWords(new Date(`${date}T00:00:00Z`), locale, 'UTC')
}

/** "Tuesday 17 November 2026, 10:42" for an instant, in the legal time zone of the controller. */
export function longTime(instant: string, locale: Locale, timeZone: string): string {
  const time = new Intl.DateTimeFormat(tags[locale], { hour: '2-digit', minute: '2-digit', timeZone })
  return `${inWords(new Date(instant), locale, timeZone)}, ${time.format(new Date(instant))}`
}

function inWords(at: Date, locale: Locale, timeZone: string): string {
  const format = new Intl.DateTimeFormat(tags[locale], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone })
  // Runtimes differ on the comma after the weekday; the look has none.
  return format.format(at).replace(',', '')
}
