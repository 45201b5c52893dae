import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface LoadMoreProps {
  /** "1–50 of 1,012" */
  range: string
  /** The page speaks of the number itself. */
  quiet?: boolean
  /** The button's words; missing when everything is shown. */
  more?: string
  busy?: string | false
  onMore: () => void
  /** Another way through the list, after the button. */
  children?: ReactNode
}

/** Large lists grow by a button, never by scrolling. */
export function LoadMore({ range, quiet, more, busy, onMore, children }: LoadMoreProps) {
  return (
    <div className="row between load-more">
      <p className="quiet" role={quiet ? undefined : 'status'}>
        {range}
      </p>
      <div className="row">
        {more && (
          <Button onClick={onMore} busy={busy}>
            {more}
          </Button>
        )}
        {children}
      </div>
    </div>
  )
}
