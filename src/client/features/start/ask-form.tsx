import type { SubmitEvent } from 'react'
import { ApiError, sentenceOf } from '#client/lib/api-error.ts'
import { useCodeRequest } from '#client/lib/code-request.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'

/** A plain form that works before and without script (DESIGN §6); with script it stays on the page when the asking fails. */
export function AskForm() {
  const { t } = useWords()
  const ask = useCodeRequest('/sign-in')
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const email = new FormData(event.currentTarget).get('email')
    if (typeof email === 'string') ask.mutate(email)
  }
  const field = ask.error instanceof ApiError ? ask.error.field('email') : undefined
  return (
    <form className="stack ask" method="post" action="/api/v1/auth/link" onSubmit={submit}>
      <TextField
        label={t('sign-in.email')}
        hint={t('sign-in.email-hint')}
        error={field}
        type="email"
        name="email"
        autoComplete="email"
        required
      />
      {ask.isError && !field && (
        <Note tone="bad" role="alert">
          {sentenceOf(ask.error) ?? t('sign-in.not-asked')}
        </Note>
      )}
      <div>
        <Button type="submit" look="primary" busy={ask.isPending && t('sign-in.asking')}>
          {t('sign-in.ask')}
        </Button>
      </div>
    </form>
  )
}
