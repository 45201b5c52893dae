import { isRefusal } from '#client/lib/api-error.ts'
import { isLinkVisit, useSession } from '#client/lib/session.ts'
import { useNotSaved } from '#client/lib/use-not-saved.ts'
import { useWords } from '#client/lib/words.tsx'
import { NotSaved } from '#client/ui/switch.tsx'
import { CodeFirst } from './code-first.tsx'

interface NotDoneProps {
  /** The thing, and the state it still has. */
  still: string
  error: unknown
  /** Missing where trying again is pressing the same button again. */
  onAgain?: () => void
}

/** What was not saved and why, with the mend: another try, or the code that turning on takes for whoever came by a mail. */
export function NotDone({ still, error, onAgain }: NotDoneProps) {
  const { t } = useWords()
  const session = useSession()
  const notSaved = useNotSaved()
  if (isLinkVisit(session) && isRefusal(error, 'sign-in-needed')) return <CodeFirst address={session.address} />
  return (
    <NotSaved retry={onAgain && t('not-saved.again')} onRetry={onAgain}>
      {notSaved(still, error)}
    </NotSaved>
  )
}
