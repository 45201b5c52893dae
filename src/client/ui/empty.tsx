import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** Nothing is an answer too: what was searched, when, and what to try. */
export function Empty({
  icon = 'search',
  title,
  act,
  children,
}: {
  icon?: IconName
  title: ReactNode
  act?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <p className="quiet">{children}</p>}
      {act}
    </div>
  )
}

/** The shape of what comes; shown only after 300 ms. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div className="plate skeleton" aria-busy="true">
      <span className="sr">{label}</span>
      {['short', '', 'long', 'middle'].map((length) => (
        <span key={length} className={`bone ${length}`} />
      ))}
    </div>
  )
}
