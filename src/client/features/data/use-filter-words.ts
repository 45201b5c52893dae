import { useTitles } from '#client/lib/event-sentence.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { activeFilters, type FilterName, type Filters } from './filters.ts'

export interface FilterWords {
  name: FilterName
  /** "From Shop", "Zebra", "2024" */
  words: string
}

/** What a list is narrowed to, filter by filter. */
export function useFilterWords(filters: Filters): FilterWords[] {
  const { t } = useWords()
  const { date } = useFormat()
  const titles = useTitles()
  const days = ({ from, to }: Filters) => {
    const which = from && to ? 'both' : from ? 'from' : 'to'
    return t('data.filter.dates', { which, from: from && date(from), to: to && date(to) })
  }
  const period = (value: string) => {
    if (value === 'dates') return days(filters)
    return value.endsWith('m') ? t('data.months', { count: Number.parseInt(value, 10) }) : value
  }
  const say: Partial<Record<FilterName, (value: string) => string>> = {
    q: (words) => t('data.filter.words', { words }),
    category: titles.category,
    system: (system) => t('data.filter.system', { system }),
    purpose: (id) => t('data.filter.purpose', { purpose: titles.purpose(id) }),
    basis: (basis) => t('data.filter.basis', { basis: t(`basis.${basis}`) }),
    period,
  }
  return activeFilters(filters).map((name) => ({ name, words: say[name]!(filters[name]) }))
}
