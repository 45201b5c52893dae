import type { ReactNode } from 'react'
import type { ItemView } from '#api/contract/data.ts'
import { useFieldWords } from '#client/lib/field-words.ts'
import { useReadOnly } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Covered } from '#client/ui/banner.tsx'
import { LongText } from '#client/ui/long-text.tsx'
import type { Category } from '#domain/tenant.ts'

type Value = ItemView['values'][number]

/** What the API puts in the place of free text that staff must not read (IMP-04). */
const covered = '•••••'

/** Names and values of fields as people say them, and values as they are drawn. */
export function useShowValue(category: Category | undefined) {
  const { t } = useWords()
  const { count } = useFormat()
  const { labelOf, show } = useFieldWords(category)
  const readOnly = useReadOnly()
  const all = (length: number) => t('data.show-whole', { count: count(length) })
  const node = (value: Value): ReactNode => {
    if (value.redacted) return <Covered>{show(value)}</Covered>
    if (readOnly && value.value === covered) return <Covered>{t('data.covered')}</Covered>
    return <LongText text={show(value)} all={all} less={t('data.show-less')} />
  }
  return { labelOf, show, node }
}
