import type { ReactNode } from 'react'
import { Link, type To } from 'react-router'
import { Icon, type IconName } from './icon.tsx'

export interface Door {
  key: string
  icon: IconName
  to: To
  title: ReactNode
  text: ReactNode
}

/** Ways on: an icon, a link, a sentence. */
export function Doors({ doors, columns }: { doors: readonly Door[]; columns?: boolean }) {
  return (
    <ul className={columns ? 'doors cols' : 'doors'}>
      {doors.map(({ key, icon, to, title, text }) => (
        <li key={key}>
          <Icon name={icon} />
          <h3>
            <Link to={to}>{title}</Link>
          </h3>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  )
}

export interface Right extends Omit<Door, 'to'> {
  /** Missing where the right does not apply: `text` says why. */
  to?: To
  /** At once, or until which date. */
  when?: ReactNode
}

/** Rights: each row leads to its form. */
export function Rights({ rights }: { rights: readonly Right[] }) {
  return (
    <ul className="rights">
      {rights.map(({ key, icon, to, title, text, when }) => (
        <li key={key}>
          <Icon name={icon} />
          <div className="stack-s">
            {to ? <Link to={to}>{title}</Link> : <b>{title}</b>}
            <p>{text}</p>
          </div>
          {when && <p className="when">{when}</p>}
          {to && <Icon name="next" />}
        </li>
      ))}
    </ul>
  )
}
