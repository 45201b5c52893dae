import { useCodeRequest } from '#client/lib/code-request.ts'
import { useWords } from '#client/lib/words.tsx'
import { MailForm } from './mail-form.tsx'

export function AskForm() {
  const { t } = useWords()
  const ask = useCodeRequest('/sign-in')
  return <MailForm action="/api/v1/auth/link" hint={t('sign-in.email-hint')} submit={t('sign-in.ask')} look="primary" ask={ask} />
}
