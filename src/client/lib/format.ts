import type { Locale } from '#domain/tenant.ts'

/** A local date (`2026-11-30`) has no time zone; read as UTC it can never slip a day. */
const isLocalDate = (date: string) => /^\d{4}-\d{2}-\d{2}$/.test(date)
const read = (date: string) => ({ at: new Date(date), timeZone: isLocalDate(date) ? 'UTC' : undefined })

const tags: Record<Locale, string> = { en: 'en-GB', sv: 'sv-SE' }

type Style = Pick<Intl.DateTimeFormatOptions, 'weekday' | 'day' | 'month' | 'year'>
const short: Style = { weekday: 'short', day: 'numeric', month: 'short' }
const full: Style = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }

export interface Format {
  /** "Tue 17 Nov 2026". Takes a local date or an instant; an instant is shown in the reader's time zone. */
  date: (date: string) => string
  /** "Tue 17 Nov" */
  day: (date: string) => string
  /** "Tuesday 17 November 2026", for letters and first mentions. */
  fullDate: (date: string) => string
  /** "December 2026", from a date or a month (`2026-12`). */
  month: (date: string) => string
  /** "10:42" */
  time: (instant: string) => string
  /** "Tue 17 Nov 2026, 10:42" */
  dateTime: (instant: string) => string
  /** "Tuesday 17 November 2026, 10:42:07", for receipts. */
  exact: (instant: string) => string
  /** "2.9 MB", from bytes. */
  size: (bytes: number) => string
  /** Exact: "1,384". */
  count: (count: number) => string
  /** "a, b and c" */
  list: (parts: readonly string[]) => string
  /** "a, b or c" */
  anyOf: (parts: readonly string[]) => string
  /** Name of a language by its tag: "Swedish". */
  language: (tag: string) => string
  /** Name of a country by its two letters. */
  country: (code: string) => string
}

/** Dates with weekday and exact counts, in one manner everywhere. Makes its formatters once a language. */
function make(locale: Locale): Format {
  const tag = tags[locale]
  // Built from parts, because Intl puts commas and dots where a date in a line of facts is better without.
  const write = (date: string, style: Style) => {
    const { at, timeZone } = read(date)
    return new Intl.DateTimeFormat(tag, { ...style, timeZone })
      .formatToParts(at)
      .filter(({ type }) => type !== 'literal')
      .map(({ value }) => value.replace(/\.$/, ''))
      .join(' ')
  }
  const time = (instant: string) =>
    new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant))
  const date = (value: string) => write(value, { ...short, year: 'numeric' })
  const exactTime = new Intl.DateTimeFormat(tag, { timeStyle: 'medium', hourCycle: 'h23' })
  const unit = (name: 'kilobyte' | 'megabyte') => new Intl.NumberFormat(tag, { style: 'unit', unit: name, maximumFractionDigits: 1 })
  const numbers = new Intl.NumberFormat(locale === 'en' ? 'en' : tag)
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' })
  const choices = new Intl.ListFormat(tag, { type: 'disjunction' })
  const countries = new Intl.DisplayNames(tag, { type: 'region' })
  const languages = new Intl.DisplayNames(tag, { type: 'language' })
  return {
    date,
    day: (value) => write(value, short),
    fullDate: (value) => write(value, full),
    month: (value) => write(value.length === 7 ? `${value}-01` : value, { month: 'long', year: 'numeric' }),
    time,
    dateTime: (instant) => `${date(instant)}, ${time(instant)}`,
    exact: (instant) => `${write(instant, full)}, ${exactTime.format(new Date(instant))}`,
    size: (bytes) => (bytes < 1e6 ? unit('kilobyte').format(bytes / 1e3) : unit('megabyte').format(bytes / 1e6)),
    count: (count) => numbers.format(count),
    list: (parts) => lists.format(parts),
    anyOf: (parts) => choices.format(parts),
    language: (code) => languages.of(code) ?? code,
    country: (code) => countries.of(code) ?? code,
  }
}

const made = new Map<Locale, Format>()

export function formatsFor(locale: Locale): Format {
  const known = made.get(locale) ?? make(locale)
  made.set(locale, known)
  return known
}

/** Today's local date where the reader is. */
export const today = (now: Date) => now.toLocaleDateString('sv-SE')
