import type { OverviewView } from '#api/contract/data.ts'

export interface MonthCount {
  month: string
  count: number
}

/** Items by month without gaps, oldest first; at most the last `most` months that hold anything and those between. */
export function byMonth(months: OverviewView['months'], most = 24): MonthCount[] {
  const counts = new Map<string, number>()
  for (const { month, count } of months) counts.set(month, (counts.get(month) ?? 0) + count)
  const last = [...counts.keys()].sort().at(-1)
  const first = [...counts.keys()].sort()[0]
  if (!last || !first) return []
  const all: MonthCount[] = []
  for (let month = last; month >= first && all.length < most; month = before(month)) all.unshift({ month, count: counts.get(month) ?? 0 })
  return all
}

/** `2026-01` → `2025-12` */
function before(month: string) {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
