import { useQuery } from '@tanstack/react-query'
import { NavLink } from 'react-router'
import { LanguageChoice } from '#client/app/language-choice.tsx'
import { overviewQuery } from '#client/lib/person-queries.ts'
import type { SessionView } from '#client/lib/session.ts'
import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { type Place, placesOf } from './places.ts'
import Visitor from './visitor.tsx'

interface NavigationProps {
  session: SessionView
  /** Only matters when narrow, where the list stands in the flow above the content. */
  open: boolean
  onGo: () => void
}

export default function Navigation({ session, open, onGo }: NavigationProps) {
  const { t } = useWords()
  const counts = useCounts(session)
  const label = session.scope === 'staff' ? t('shell.privacy-desk') : t('shell.your-privacy')
  return (
    <nav className="nav" id="nav" aria-label={label} data-closed={open ? undefined : ''}>
      {placesOf(session).map((places) => (
        <ul key={places[0]!.to}>
          {places.map(({ to, icon, name, exact }) => (
            <li key={to}>
              <NavLink to={to} end={exact} onClick={onGo}>
                <Icon name={icon} />
                {t(`nav.${name}`)} {counts[name] && <span className="count">{counts[name]}</span>}
              </NavLink>
            </li>
          ))}
        </ul>
      ))}
      <div className="nav-account">
        <Visitor session={session} />
        <LanguageChoice />
      </div>
    </nav>
  )
}

/** How much is held, once a page has read it, and how many answers are still due. */
function useCounts(session: SessionView): Partial<Record<Place['name'], string>> {
  const { t } = useWords()
  const { count } = useFormat()
  const { data: overview } = useQuery({ ...overviewQuery, enabled: false })
  const due = session.scope === 'person' ? session.openRequests : 0
  const mine = session.scope === 'person' || session.scope === 'view'
  return {
    ...(mine && overview && !overview.shared && { data: count(overview.total) }),
    ...(due > 0 && { requests: t('nav.open', { count: due }) }),
  }
}
