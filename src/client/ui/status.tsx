import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** Is in the page from the start, so that words which arrive in it are spoken. */
export function StatusRegion({ children }: { children?: ReactNode }) {
  return (
    <div className="toasts" role="status">
      {children}
    </div>
  )
}

/** For a result whose thing has left the page; it has no timer. */
export function Toast({ icon = 'done', act, children }: { icon?: IconName; act?: ReactNode; children: ReactNode }) {
  return (
    <div className="toast">
      <p>
        <Icon name={icon} />
        {children}
      </p>
      {act}
    </div>
  )
}

/** The result beside what was pressed. */
export function Saved({ children }: { children: ReactNode }) {
  return (
    <span className="saved">
      <Icon name="check" />
      {children}
    </span>
  )
}
