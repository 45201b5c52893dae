import type { ReactNode } from 'react'
import { Link, type To } from 'react-router'

export interface Segment {
  key: string
  to: To
  label: ReactNode
  here: boolean
}

/** Links, because each is an address of its own. */
export function Segments({ label, segments }: { label: string; segments: readonly Segment[] }) {
  return (
    <nav className="segments" aria-label={label}>
      {segments.map(({ key, to, label: words, here }) => (
        <Link key={key} to={to} aria-current={here || undefined} preventScrollReset>
          {words}
        </Link>
      ))}
    </nav>
  )
}
