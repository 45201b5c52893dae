import { ApiError, isRefusal, sentenceOf } from '#client/lib/api-error.ts'
import { signInPath } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { Note } from '#client/ui/note.tsx'

interface NotSentProps {
  error: Error
  /** Id the request was filed under, should it have arrived after all. */
  id: string
  /** The form, to come back to. */
  here: string
}

/** Why a request was not filed, above the form; what concerns a field stands at the field as well. */
export function NotSent({ error, id, here }: NotSentProps) {
  const { t } = useWords()
  if (isRefusal(error, 'request-exists')) {
    return (
      <Note icon="info" role="alert" act={<ButtonLink to={`/requests/${id}`}>{t('request-form.open-it')}</ButtonLink>}>
        {t('request-form.exists')}
      </Note>
    )
  }
  const faults = error instanceof ApiError ? (error.problem.errors ?? []) : []
  const signIn = isRefusal(error, 'signed-out') && <ButtonLink to={signInPath(here)}>{t('request-form.sign-in')}</ButtonLink>
  return (
    <Note tone="bad" role="alert" title={t('request-form.not-sent')} act={signIn}>
      <p>{sentenceOf(error) ?? t('request-form.no-answer')}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ pointer, detail }) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      )}
    </Note>
  )
}
