import { useTitles } from '#client/lib/event-sentence.ts'
import { useWords } from '#client/lib/words.tsx'
import type { Pick } from './find-form.tsx'

/** Selects of the form. One that leaves nothing to choose is not shown. */
export const worthShowing = ({ name, options }: Pick) => name === 'sort' || options.length > 2

export function useSystems(systems: readonly string[]): Pick {
  const { t } = useWords()
  const all = systems.map((name) => ({ value: name, label: name }))
  return { name: 'system', label: t('data.system'), options: [{ value: '', label: t('data.any-system') }, ...all] }
}

export function usePurposes(purposes: readonly string[]): Pick {
  const { t } = useWords()
  const titles = useTitles()
  const all = purposes.map((id) => ({ value: id, label: titles.purpose(id) }))
  return { name: 'purpose', label: t('fact.use'), options: [{ value: '', label: t('data.any-use') }, ...all] }
}

/** @param months those in which anything came, `2026-11` */
export function usePeriods(months: readonly string[]): Pick {
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
    ],
  }
}

export function useSorts(): Pick {
  const { t } = useWords()
  return {
    name: 'sort',
    label: t('data.sort'),
    options: [
      { value: '', label: t('data.newest-first') },
      { value: 'oldest', label: t('data.oldest-first') },
    ],
  }
}
