import type { Locale } from '#domain/tenant.ts'

/** What a reader of English here expects: day before month. */
const tags: Record<Locale, string> = { en: 'en-GB', sv: 'sv-SE' }

/** "Wednesday 17 February 2027" for a local date. */
export function longDate(date: string, locale: Locale): string {
  return inWords(new Date(`${date}T00:00:00Z`), locale, { timeZone: 'UTC', year: 'numeric' })
}

/** "Tuesday 17 November 2026, 10:42" for an instant, in the legal time zone of the controller. */
export function longTime(instant: string, locale: Locale, timeZone: string): string {
  const time = new Intl.DateTimeFormat(tags[locale], { hour: '2-digit', minute: '2-digit', timeZone })
  return `${inWords(new Date(instant), locale, { timeZone, year: 'numeric' })}, ${time.format(new Date(instant))}`
}

function inWords(at: Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(tags[locale], { weekday: 'long', day: 'numeric', month: 'long', ...options })
  // Runtimes differ on the comma after the weekday; the look has none.
  return format.format(at).replace(',', '')
}
