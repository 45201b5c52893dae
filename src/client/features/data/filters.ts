import { addMonths } from '#domain/legal-clock.ts'
import type { LegalBasis } from '#domain/tenant.ts'

const names = ['q', 'category', 'system', 'purpose', 'basis', 'period', 'from', 'to', 'sort'] as const
export type FilterName = (typeof names)[number]

/**
 * What the address of a list says; an empty string filters nothing. `period`: `1m`, `12m`, a year, or `dates` for the local dates
 * `from` and `to`. `sort`: `oldest`, or `newest` first.
 */
export type Filters = Record<FilterName, string>

export const noFilters = Object.fromEntries(names.map((name) => [name, ''])) as Filters

/** What the API takes for each; anything else in an address is as if it were not there. */
const takes: Partial<Record<FilterName, (value: string) => boolean>> = {
  basis: (value) => /^(A6-1-[a-f]|eprivacy-13-2)$/.test(value),
  period: (value) => /^(\d{1,2}m|\d{4})$/.test(value),
  from: isLocalDate,
  to: isLocalDate,
  sort: (value) => value === 'newest' || value === 'oldest',
}

function isLocalDate(value: string): boolean {
  const at = new Date(value)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}

export function readFilters(params: URLSearchParams): Filters {
  const read = (name: FilterName) => (params.get(name) ?? '').trim().slice(0, 200)
  const filters = Object.fromEntries(names.map((name) => [name, (takes[name]?.(read(name)) ?? true) ? read(name) : ''])) as Filters
  return filters.from || filters.to ? { ...filters, period: 'dates' } : filters
}

/** Leaves out what filters nothing, so that the address says only what was asked. */
export const writeFilters = (filters: Filters) =>
  new URLSearchParams(names.flatMap((name) => (filters[name] && filters[name] !== 'dates' ? [[name, filters[name]]] : [])))

/** The same list without one of its filters. */
export const without = (filters: Filters, name: FilterName): Filters => ({
  ...filters,
  [name]: '',
  ...(name === 'period' && { from: '', to: '' }),
})

/** Names of the filters that are set. Order is not a filter: everything is still there. */
export const activeFilters = (filters: Filters): FilterName[] =>
  names.filter((name) => filters[name] && !['from', 'to', 'sort'].includes(name))

export const isFiltered = (filters: Filters) => activeFilters(filters).length > 0

/** The query of `/items`. `today`: local date. */
export function itemsAsked({ period, from, to, sort, basis, ...words }: Filters, today: string) {
  return {
    ...Object.fromEntries(Object.entries(words).filter(([, value]) => value)),
    ...(basis && { basis: basis as LegalBasis }),
    ...(period === 'dates' ? { ...(from && { from }), ...(to && { to }) } : daysOf(period, today)),
    ...(sort === 'oldest' && { sort: 'oldest' as const }),
  }
}

function daysOf(period: string, today: string): { from?: string; to?: string } {
  const months = /^(\d{1,2})m$/.exec(period)?.[1]
  if (months) return { from: addMonths(today, -Number(months)) }
  return /^\d{4}$/.test(period) ? { from: `${period}-01-01`, to: `${period}-12-31` } : {}
}
