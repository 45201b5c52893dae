import { type SubmitEvent, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { type CodeFor, useCodeRequest } from '#client/lib/code-request.ts'
import { useEmailField } from '#client/lib/email-field.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'

interface AskForCodeProps {
  /** The act one comes from needs a proof no older than ten minutes. */
  fresh: boolean
  returnTo: string | null
  /** Whoever is here already; nobody types an address twice (A11Y-05). */
  known?: CodeFor
}

export function AskForCode({ fresh, returnTo, known }: AskForCodeProps) {
  const { t } = useWords()
  const { pathname, search } = useLocation()
  const ask = useCodeRequest({ pathname, search })
  const { field, trouble } = useEmailField(ask.error)
  const [email, setEmail] = useState(known && !known.own ? known.email : '')
  const [another, setAnother] = useState(false)
  const settled = known && (fresh || known.own) && !another ? known : undefined
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    ask.mutate(settled ?? { email })
  }
  const withCode = new URLSearchParams(search)
  withCode.set('code', '1')
  return (
    <>
      <PageHead
        title={fresh ? t('sign-in.fresh.title') : t('sign-in.ask.title')}
        lead={t(leadFor(fresh, returnTo, settled), { email: settled?.email })}
      />
      <form className="plate" onSubmit={submit}>
        {!settled && (
          <TextField {...field} hint={t('sign-in.email-hint')} value={email} onChange={(event) => setEmail(event.target.value)} />
        )}
        {trouble && (
          <Note tone="bad" role="alert">
            {trouble}
          </Note>
        )}
        <div className="row">
          <Button type="submit" look="primary" busy={ask.isPending && t('sign-in.asking')}>
            {t('sign-in.ask')}
          </Button>
          {settled?.own && <Button onClick={() => setAnother(true)}>{t('sign-in.other-address')}</Button>}
          <Link to={{ search: withCode.toString() }}>{t('sign-in.have-code')}</Link>
        </div>
      </form>
    </>
  )
}

/** Message id of the sentence that says where the code goes, and why one is asked for. */
function leadFor(fresh: boolean, returnTo: string | null, settled: CodeFor | undefined) {
  if (settled) return settled.own ? 'sign-in.own.lead' : 'sign-in.fresh.lead'
  return returnTo && !fresh ? 'sign-in.ask.lead-back' : 'sign-in.ask.lead'
}
