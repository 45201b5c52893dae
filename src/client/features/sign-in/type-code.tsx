import { type SubmitEvent, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { ApiError, isRefusal, sentenceOf } from '#client/lib/api-error.ts'
import { type AskedForCode, type CodeFor, codeMinutes, useCodeRequest } from '#client/lib/code-request.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { signInPath } from '#client/lib/way-back.ts'
import { Say, useWords } from '#client/lib/words.tsx'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { CodeField } from '#client/ui/field.tsx'
import { Note } from '#client/ui/note.tsx'
import { PageHead } from '#client/ui/page-head.tsx'
import { useRedeem } from './sign-in-queries.ts'

/** One field, so that the code can be pasted (WCAG 3.3.8); blanks people type between the digits are left out. */
export function TypeCode({ asked, returnTo }: { asked?: AskedForCode; returnTo: string | null }) {
  const { t } = useWords()
  const { time } = useFormat()
  const redeem = useRedeem(returnTo)
  const [code, setCode] = useState('')
  const other = returnTo ? signInPath(returnTo) : '/sign-in'
  const digits = code.replace(/\D/g, '')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    redeem.mutate({ code: digits })
  }
  const until = asked && time(new Date(Date.parse(asked.at) + codeMinutes * 60_000).toISOString())
  const atField = redeem.error instanceof ApiError ? redeem.error.field('code') : undefined
  const error = atField ?? (isRefusal(redeem.error, 'code-expired') ? sentenceOf(redeem.error) : undefined)
  return (
    <>
      <PageHead
        title={t('sign-in.code.title')}
        lead={asked && <Say id="sign-in.code.lead" values={{ email: asked.email }} components={{ 0: <b /> }} />}
        trail={{ to: other, label: t('sign-in.other-address') }}
      />
      <form className="plate" onSubmit={submit}>
        <CodeField
          label={t('sign-in.code.label')}
          hint={until ? t('sign-in.code.hint-until', { time: until }) : t('sign-in.code.hint')}
          error={error}
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {redeem.isError && !error && (
          <Note tone="bad" role="alert">
            {sentenceOf(redeem.error) ?? t('sign-in.no-answer')}
          </Note>
        )}
        <div className="row">
          <Button type="submit" look="primary" busy={redeem.isPending && t('sign-in.signing-in')}>
            {t('sign-in.sign-in')}
          </Button>
          {asked ? <AskAgain person={asked} /> : <ButtonLink to={other}>{t('sign-in.ask-again')}</ButtonLink>}
        </div>
      </form>
      <NoMail />
    </>
  )
}

/** The newest code ends the one before. */
function AskAgain({ person: { email, own } }: { person: CodeFor }) {
  const { t } = useWords()
  const { pathname, search } = useLocation()
  const ask = useCodeRequest({ pathname, search })
  return (
    <>
      <Button onClick={() => ask.mutate({ email, own })} busy={ask.isPending && t('sign-in.asking')}>
        {t('sign-in.ask-again')}
      </Button>
      <span role="status" className="quiet">
        {ask.isSuccess && t('sign-in.asked-again')}
        {ask.isError && (sentenceOf(ask.error) ?? t('sign-in.not-asked'))}
      </span>
    </>
  )
}

function NoMail() {
  const { t } = useWords()
  const { organisation } = useTenant()
  return (
    <section className="stack-s no-mail">
      <h2>{t('sign-in.no-mail.title')}</h2>
      <ul>
        <li>{t('sign-in.no-mail.spam', { organisation: organisation.name })}</li>
        <li>{t('sign-in.no-mail.other')}</li>
        <li>
          <Say id="sign-in.no-mail.gone" components={{ 0: <Link to="/help" /> }} />
        </li>
      </ul>
    </section>
  )
}
