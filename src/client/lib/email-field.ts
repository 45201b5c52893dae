import { ApiError, sentenceOf } from './api-error.ts'
import { useWords } from './words.tsx'

/** The one field that asks for an address, wherever it stands; `error` is what the API answered, if it refused. */
export function useEmailField(error: unknown) {
  const { t } = useWords()
  const atField = error instanceof ApiError ? error.field('email') : undefined
  return {
    field: { label: t('sign-in.email'), error: atField, type: 'email', name: 'email', autoComplete: 'email', required: true },
    /** What went wrong, where it is not about the address itself. */
    trouble: error && !atField ? (sentenceOf(error) ?? t('sign-in.not-asked')) : undefined,
  }
}
