import { addMonths } from '#domain/legal-clock.ts'

/** What the address of a list says; an empty string filters nothing. */
export interface Filters {
  q: string
  system: string
  purpose: string
  /** `1m`, `12m` or a year. */
  period: string
  /** `oldest`, or newest first. */
  sort: string
}

const names = ['q', 'system', 'purpose', 'period', 'sort'] as const

export function readFilters(params: URLSearchParams): Filters {
  const [q, system, purpose, period, sort] = names.map((name) => params.get(name)?.trim() ?? '') as [string, string, string, string, string]
  return { q, system, purpose, period, sort }
}

/** Leaves out what filters nothing, so that the address says only what was asked. */
export const writeFilters = (filters: Filters) =>
  new URLSearchParams(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])))

/** Order is not a filter: everything is still there. */
export const isFiltered = ({ q, system, purpose, period }: Filters) => Boolean(q || system || purpose || period)

/** The query of `/items`. `today`: local date. */
export function itemsAsked({ q, system, purpose, period, sort }: Filters, today: string) {
  return {
    ...(q && { q }),
    ...(system && { system }),
    ...(purpose && { purpose }),
    ...daysOf(period, today),
    ...(sort === 'oldest' && { sort: 'oldest' as const }),
  }
}

function daysOf(period: string, today: string): { from?: string; to?: string } {
  const months = /^(\d{1,2})m$/.exec(period)?.[1]
  if (months) return { from: addMonths(today, -Number(months)) }
  return /^\d{4}$/.test(period) ? { from: `${period}-01-01`, to: `${period}-12-31` } : {}
}
