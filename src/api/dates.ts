import { dueDate, localDate } from '#domain/legal-clock.ts'
import type { Locale } from '#domain/tenant.ts'
import type { Host } from './host.ts'

/** Today where the controller is: what periods are counted in (TIM-10). */
export const todayOf = (host: Host) => localDate(host.now().toISOString(), host.tenant.organisation.timeZone)

/** Months to answer a request in (GDPR Art. 12(3)). */
const months = 1

/** Until when a request that arrives now is answered, in the legal time zone (TIM-01). */
export const dueIfFiledNow = (host: Host) =>
  dueDate(host.now().toISOString(), host.tenant.organisation.timeZone, months, (date) => host.isHoliday(date))

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
  return `${inWords(new Date(instant), locale, timeZone)}, ${formatOf('time', locale, timeZone).format(new Date(instant))}`
}

// Runtimes differ on the comma after the weekday; the look has none.
const inWords = (at: Date, locale: Locale, timeZone: string) => formatOf('day', locale, timeZone).format(at).replace(',', '')

const shown = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
} as const

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once each: making one takes longer than everything else about a date. */
function formatOf(kind: keyof typeof shown, locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${kind} ${locale} ${timeZone}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tags[locale], { ...shown[kind], timeZone })
  formats.set(key, format)
  return format
}
