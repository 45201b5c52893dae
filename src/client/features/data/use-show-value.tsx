import type { ReactNode } from 'react'
import type { ItemView } from '#api/contract/data.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Covered } from '#client/ui/banner.tsx'
import type { Category } from '#domain/tenant.ts'
import { useDay } from './use-day.ts'

type Value = ItemView['values'][number]

/** What the API puts in the place of free text that staff must not read (IMP-04). */
const covered = '•••••'
const isoDate = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/

/** Names and values of fields as people say them: the tenant's words first, then the system's, then the bare name. */
export function useShowValue(category: Category | undefined) {
  const { t, text, locale } = useWords()
  const { dateTime } = useFormat()
  const day = useDay()
  const readOnly = useReadOnly()
  const labelOf = ({ name, label }: Value) => {
    const words = category?.fields[name]?.label ?? label
    return words ? text(words) : name
  }
  const show = ({ name, value }: Value): string => {
    if (value === null || value === '') return t('data.not-stated')
    const words = category?.fields[name]?.values?.[String(value)]
    if (words) return text(words)
    if (typeof value === 'boolean') return t(value ? 'data.yes' : 'data.no')
    // Without thousands: most numbers here are numbers of things, not counts.
    if (typeof value === 'number') return value.toLocaleString(locale, { useGrouping: false, maximumFractionDigits: 20 })
    return isoDate.test(value) ? (value.includes('T') ? dateTime(value) : day(value)) : value
  }
  const node = (value: Value): ReactNode => (readOnly && value.value === covered ? <Covered>{t('data.covered')}</Covered> : show(value))
  return { labelOf, show, node }
}
