import { sentenceOf } from './api-error.ts'
import { useWords } from './words.tsx'

/** What to say of a change that failed: the thing, the state it still has, and why as far as that is known. */
export function useNotSaved(): (still: string, error: unknown) => string {
  const { t } = useWords()
  return (still, error) => `${still} ${sentenceOf(error) ?? t('not-saved.no-answer')}`
}
