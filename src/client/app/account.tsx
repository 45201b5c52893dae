import { useNavigate } from 'react-router'
import { type SessionView, useSignOut } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { LanguageChoice } from './language-choice.tsx'

/** Who is signed in, the way out, and the language: in the bar when wide, at the end of the menu when narrow. */
export function Account({ session }: { session: SessionView }) {
  const { t } = useWords()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const leave = () => signOut.mutate(undefined, { onSuccess: () => navigate('/') })
  return (
    <>
      {session.scope !== 'none' && <span>{session.scope === 'staff' ? session.email : session.name}</span>}
      {(session.scope === 'person' || session.scope === 'staff') && (
        <Button small onClick={leave} busy={signOut.isPending && t('shell.signing-out')}>
          {t('shell.sign-out')}
        </Button>
      )}
      <LanguageChoice />
    </>
  )
}
