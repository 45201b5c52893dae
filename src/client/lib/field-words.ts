import type { ItemView } from '#api/contract/data.ts'
import type { Category } from '#domain/tenant.ts'
import { useDay } from './use-day.ts'
import { useWords } from './words.tsx'

type FieldValue = Pick<ItemView['values'][number], 'name' | 'label' | 'value' | 'shown' | 'redacted'>

const isoDate = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/

/** Names and values of fields as people say them: the tenant's words first, then the system's, then the bare name. */
export function useFieldWords(category: Category | undefined) {
  const { t, text, locale } = useWords()
  const day = useDay()
  const labelOf = ({ name, label }: Pick<FieldValue, 'name' | 'label'>) => {
    const words = category?.fields[name]?.label ?? label
    return words ? text(words) : name
  }
  /** In words alone; a covered value as the reason why it is. */
  const show = ({ name, value, shown, redacted }: FieldValue): string => {
    if (redacted) return t(`data.redacted.${redacted}`)
    if (value === null || value === '') return t('data.not-stated')
    const words = category?.fields[name]?.values?.[String(value)] ?? shown
    if (words) return text(words)
    if (typeof value === 'boolean') return t(value ? 'data.yes' : 'data.no')
    // Without thousands: most numbers here are numbers of things, not counts.
    if (typeof value === 'number') return value.toLocaleString(locale, { useGrouping: false, maximumFractionDigits: 20 })
    return isoDate.test(value) ? day(value) : value
  }
  return { labelOf, show }
}
