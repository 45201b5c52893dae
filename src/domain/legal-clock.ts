/**
 * Legal time: local dates as `YYYY-MM-DD`, never instants (TIM-10). Plain calendar arithmetic; nothing here asks a clock.
 * Sources: GDPR Art. 12(3), Regulation 1182/71 Art. 3.
 */

/** Whether a local date is a public holiday where the act is due (Reg. 1182/71 Art. 2(1)). Weekends are known already. */
export type IsHoliday = (date: string) => boolean

const day = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formatters.set(timeZone, formatter)
  return formatter
}

/** The local date of an instant in an IANA time zone. Throws `RangeError` for an unknown zone or instant. */
export function localDate(instant: string, timeZone: string): string {
  const parts = formatterOf(timeZone).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)!.value
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

const epoch = (date: string) => Date.parse(`${date}T00:00:00Z`)

export function addDays(date: string, days: number): string {
  return new Date(epoch(date) + days * day).toISOString().slice(0, 10)
}

/** Calendar days from one local date to another; negative when `to` is earlier. Summer time does not count. */
export function daysBetween(from: string, to: string): number {
  return (epoch(to) - epoch(from)) / day
}

/** Same day number, else the last day of the month (Reg. 1182/71 Art. 3(2)(c)). */
export function addMonths(date: string, months: number): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0))
  lastOfMonth.setUTCDate(Math.min(dayOfMonth, lastOfMonth.getUTCDate()))
  return lastOfMonth.toISOString().slice(0, 10)
}

/** Adds an ISO 8601 duration of whole years, months and days (`P13M`); years and months first, in one step, then days. */
export function addPeriod(date: string, period: string): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(period)
  if (!match) throw new RangeError(`Not a period of years, months and days: ${period}`)
  const [years, months, days] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number]
  return addDays(addMonths(date, years * 12 + months), days)
}

export function isWorkingDay(date: string, isHoliday: IsHoliday): boolean {
  const weekday = new Date(epoch(date)).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isHoliday(date)
}

function rolled(date: string, isHoliday: IsHoliday): string {
  let due = date
  while (!isWorkingDay(due, isHoliday)) due = addDays(due, 1)
  return due
}

/**
 * The local date at whose end a period of months from receipt is over (GDPR Art. 12(3)): the same day number, else the last of the
 * month, rolled to the next working day (Reg. 1182/71 Art. 3(4)).
 * @param receivedAt instant of arrival on any official channel (TIM-02)
 * @param timeZone legal time zone of the controller
 */
export function dueDate(receivedAt: string, timeZone: string, months: number, isHoliday: IsHoliday): string {
  return rolled(addMonths(localDate(receivedAt, timeZone), months), isHoliday)
}

/**
 * The end of an extended period: one period of three months from receipt, never chained from the first due date (TIM-04).
 * `targetOn` is the date to plan for: no reading of "two further months" ends earlier.
 */
export function extendedDueDate(receivedOn: string, isHoliday: IsHoliday): { dueOn: string; targetOn: string } {
  // Clamping only takes days away, so the chained date is never the later one.
  return { dueOn: rolled(addMonths(receivedOn, 3), isHoliday), targetOn: addMonths(addMonths(receivedOn, 1), 2) }
}
