import type { OverviewView } from '#api/contract/data.ts'

type Months = OverviewView['months']

/** One stroke of the picture: a month (`2026-11`), or a year where months would be too many to tell apart. */
export interface Span {
  span: string
  count: number
  /** Ids of what came, most first, and how much of each. */
  kinds: { id: string; count: number }[]
}

/** So many strokes can be told apart on a small screen. */
const most = 36

/** Items by month without gaps, oldest first; by year where they reach further back. Nothing where nothing has a date. */
export function spansOf(months: Months): Span[] {
  const ordered = months.map(({ month }) => month).sort()
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (!first || !last) return []
  const byMonth = monthsBetween(first, last)
  if (byMonth < most) return between(first, last, nextMonth).map((span) => tally(span, months))
  const years = [first.slice(0, 4), last.slice(0, 4)] as const
  const isLong = Number(years[1]) - Number(years[0]) >= most
  // A date of year 1 or 9999 is a slip of the pen; the years between would say nothing.
  const spans = isLong ? [...new Set(ordered.map((month) => month.slice(0, 4)))].slice(-most) : between(...years, nextYear)
  return spans.map((span) => tally(span, months))
}

function tally(span: string, months: Months): Span {
  const kinds = new Map<string, number>()
  for (const { month, category, count } of months) {
    if (month.startsWith(span)) kinds.set(category, (kinds.get(category) ?? 0) + count)
  }
  const counted = [...kinds].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count)
  return { span, count: counted.reduce((sum, { count }) => sum + count, 0), kinds: counted }
}

function between(first: string, last: string, next: (span: string) => string): string[] {
  const all = [first]
  while (all.at(-1)! < last) all.push(next(all.at(-1)!))
  return all
}

const numbers = (month: string) => month.split('-').map(Number) as [number, number]
const monthsBetween = (first: string, last: string) => {
  const [[fromYear, from], [toYear, to]] = [numbers(first), numbers(last)]
  return (toYear - fromYear) * 12 + to - from
}
const nextYear = (year: string) => String(Number(year) + 1).padStart(4, '0')
const nextMonth = (month: string) => {
  const [year, number] = numbers(month)
  return number === 12 ? `${nextYear(String(year))}-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`
}
