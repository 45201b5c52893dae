import Holidays from 'date-holidays'

/** Whether a local date is a public holiday in a country (ISO 3166 code). A year is worked out once. */
export function holidaysIn(country: string): (localDate: string) => boolean {
  let calendar: Holidays | undefined
  const years = new Map<string, Set<string>>()
  return (localDate) => {
    const year = localDate.slice(0, 4)
    const known = years.get(year)
    if (known) return known.has(localDate)
    calendar ??= new Holidays(country)
    const days = calendar.getHolidays(Number(year)).filter(({ type }) => type === 'public')
    const dates = new Set(days.map(({ date }) => date.slice(0, 10)))
    years.set(year, dates)
    return dates.has(localDate)
  }
}
