import { type SubmitEvent, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { ApiError, sentenceOf } from '#client/lib/api-error.ts'
import { useCodeRequest } from '#client/lib/code-request.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'

interface AskForCodeProps {
  /** The act one comes from needs a proof no older than ten minutes. */
  fresh: boolean
  returnTo: string | null
  /** Address of whoever is signed in already; nobody types it twice (A11Y-05). */
  known?: string
}

export function AskForCode({ fresh, returnTo, known }: AskForCodeProps) {
  const { t } = useWords()
  const { pathname, search } = useLocation()
  const ask = useCodeRequest({ pathname, search })
  const [email, setEmail] = useState(known ?? '')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    ask.mutate(known && fresh ? known : email)
  }
  const field = ask.error instanceof ApiError ? ask.error.field('email') : undefined
  const withCode = new URLSearchParams(search)
  withCode.set('code', '1')
  const lead = fresh && known ? t('sign-in.fresh.lead', { email: known }) : returnTo ? t('sign-in.ask.lead-back') : t('sign-in.ask.lead')
  return (
    <>
      <PageHead title={fresh ? t('sign-in.fresh.title') : t('sign-in.ask.title')} lead={lead} />
      <form className="plate" onSubmit={submit}>
        {!(fresh && known) && (
          <TextField
            label={t('sign-in.email')}
            hint={t('sign-in.email-hint')}
            error={field}
            type="email"
            name="email"
            autoComplete="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
        {ask.isError && !field && (
          <Note tone="bad" role="alert">
            {sentenceOf(ask.error) ?? t('sign-in.not-asked')}
          </Note>
        )}
        <div className="row">
          <Button type="submit" look="primary" busy={ask.isPending && t('sign-in.asking')}>
            {t('sign-in.ask')}
          </Button>
          <Link to={{ search: withCode.toString() }}>{t('sign-in.have-code')}</Link>
        </div>
      </form>
    </>
  )
}
