import type { OverviewView } from '#api/contract/data.ts'
import { useTitles } from '#client/lib/event-sentence.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useWords } from '#client/lib/words.tsx'
import type { Filters } from './filters.ts'
import type { Pick } from './find-form.tsx'
import { usedPurposes } from './held-for.ts'

/** Selects of the form. One that leaves nothing to choose is not shown, unless it is what narrows the list. */
const worthShowing =
  (filters: Filters) =>
  ({ name, options }: Pick) =>
    name === 'sort' || options.length > 2 || filters[name] !== ''

/** For everything that is held. */
export function usePicks(overview: OverviewView, filters: Filters): { picks: Pick[]; more: Pick[] } {
  const { t } = useWords()
  const titles = useTitles()
  const { categories, purposes } = useTenant()
  const used = usedPurposes(categories, overview)
  const bases = [...new Set(purposes.filter(({ id }) => used.includes(id)).map(({ basis }) => basis))]
  const pick = (name: Pick['name'], label: string, any: string, options: Pick['options']): Pick => ({
    name,
    label,
    options: [{ value: '', label: any }, ...options],
  })
  const systems = pick('system', t('data.system'), t('data.any-system'), systemsOf(overview.systems.map(({ name }) => name)))
  const kinds = overview.categories.map(({ id }) => ({ value: id, label: titles.category(id) }))
  const uses = used.map((id) => ({ value: id, label: titles.purpose(id) }))
  const reasons = bases.map((basis) => ({ value: basis, label: t(`basis.${basis}`) }))
  const period = usePeriods(overview.months.map(({ month }) => month))
  const isWorth = worthShowing(filters)
  return {
    picks: [systems, pick('category', t('data.category'), t('data.any-category'), kinds)].filter(isWorth),
    more: [
      pick('purpose', t('fact.use'), t('data.any-use'), uses),
      pick('basis', t('fact.because'), t('data.any-basis'), reasons),
      period,
    ].filter(isWorth),
  }
}

/** For one category, all of which is used for the same. */
export function useCategoryPicks(systems: readonly string[], months: readonly string[], filters: Filters): Pick[] {
  const { t } = useWords()
  const system: Pick = {
    name: 'system',
    label: t('data.system'),
    options: [{ value: '', label: t('data.any-system') }, ...systemsOf(systems)],
  }
  return [system, usePeriods(months), useSorts()].filter(worthShowing(filters))
}

const systemsOf = (systems: readonly string[]) => systems.map((name) => ({ value: name, label: name }))

/** @param months those in which anything came, `2026-11` */
function usePeriods(months: readonly string[]): Pick {
  const { t } = useWords()
  const years = [...new Set(months.map((month) => month.slice(0, 4)))].sort().reverse()
  return {
    name: 'period',
    label: t('data.period'),
    options: [
      { value: '', label: t('data.any-time') },
      { value: '1m', label: t('data.months', { count: 1 }) },
      { value: '12m', label: t('data.months', { count: 12 }) },
      ...years.map((year) => ({ value: year, label: year })),
      { value: 'dates', label: t('data.between-dates') },
    ],
  }
}

export function useSorts(): Pick {
  const { t } = useWords()
  return {
    name: 'sort',
    label: t('data.sort'),
    options: [
      { value: 'newest', label: t('data.newest-first') },
      { value: 'oldest', label: t('data.oldest-first') },
    ],
  }
}
