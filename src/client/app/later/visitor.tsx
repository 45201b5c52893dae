import { useSignOut } from '#client/lib/end-session.ts'
import { nameOf } from '#client/lib/name-of.ts'
import { isLinkVisit, type SessionView } from '#client/lib/session.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'

/** Who is here, and the way out: in the bar when wide, at the end of the menu when narrow. Whoever came by a link has no name here. */
export default function Visitor({ session }: { session: SessionView }) {
  const { t } = useWords()
  const signOut = useSignOut()
  const byLink = isLinkVisit(session)
  return (
    <>
      <span>{session.scope === 'view' ? session.name : nameOf(session)}</span>
      {(byLink || session.scope === 'person' || session.scope === 'staff') && (
        <Button small onClick={() => signOut.mutate()} busy={signOut.isPending && t('shell.signing-out')}>
          {t(byLink ? 'shell.end-visit' : 'shell.sign-out')}
        </Button>
      )}
    </>
  )
}
