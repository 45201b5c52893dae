import { useMutation } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { api, unwrap } from '#client/lib/api-client.ts'
import { useWords } from '#client/lib/words.tsx'
import { Note } from '#client/ui/note.tsx'
import { Section } from '#client/ui/section.tsx'
import { MailForm } from './mail-form.tsx'

/** A new mail with a link to one's choices; the answer is the same for every address (AUTH-01). */
export function LostMail() {
  const { t } = useWords()
  const [params] = useSearchParams()
  const ask = useMutation({ mutationFn: (json: { email: string }) => unwrap(api.auth.preferences.$post({ json })) })
  // Without script the answer to the form leads back here and says so in the address.
  const sent = ask.isSuccess || (ask.isIdle && params.has('mail'))
  return (
    <Section id="lost" title={t('start.lost.title')} intro={t('start.lost.text')}>
      <MailForm
        action="/api/v1/auth/preferences"
        label={t('start.lost.label')}
        hint={t('start.lost.hint')}
        submit={t('start.lost.ask')}
        ask={ask}
      >
        <div role="status">{sent && <Note tone="good">{t('start.lost.sent')}</Note>}</div>
      </MailForm>
    </Section>
  )
}
