import { Link } from 'react-router'
import type { SessionView } from '#client/lib/session.ts'
import { useTenant } from '#client/lib/tenant.ts'
import { homeOf } from '#client/lib/way-back.ts'
import { useWords } from '#client/lib/words.tsx'
import { Button } from '#client/ui/button.tsx'
import { classNames } from '#client/ui/class-names.ts'
import { LanguageChoice } from './language-choice.tsx'
import { Visitor } from './later/later.tsx'

interface HeaderProps {
  session: SessionView
  menuOpen: boolean
  onMenu: () => void
}

export function Header({ session, menuOpen, onMenu }: HeaderProps) {
  const { t } = useWords()
  const { organisation } = useTenant()
  const signedIn = session.scope !== 'none'
  return (
    <header className="bar">
      <div className="bar-in">
        <Link className="brand" to={homeOf(session)}>
          <span className="mark" />
          {organisation.name} <small>{session.scope === 'staff' ? t('shell.privacy-desk') : t('shell.your-privacy')}</small>
        </Link>
        <div className={classNames('bar-end', !signedIn && 'keep')}>
          {signedIn && <Visitor session={session} />}
          <LanguageChoice />
        </div>
        {signedIn && (
          <Button small icon="menu" className="menu-button" aria-expanded={menuOpen} aria-controls="nav" onClick={onMenu}>
            {t('shell.menu')}
          </Button>
        )}
      </div>
    </header>
  )
}
