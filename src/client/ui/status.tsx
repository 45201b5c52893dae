import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** Is in the page from the start, so that words which arrive in it are spoken. */
export function StatusRegion({ children }: { children?: ReactNode }) {
  return (
    <div className="toasts" role="status">
      {children}
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
