import { Button } from './button.tsx'

interface LoadMoreProps {
  /** "1–50 of 1,012" */
  range: string
  /** The button's words; missing when everything is shown. */
  more?: string
  busy?: string | false
  onMore: () => void
}

/** Large lists grow by a button, never by scrolling. */
export function LoadMore({ range, more, busy, onMore }: LoadMoreProps) {
  return (
    <div className="row between load-more">
      <p className="quiet" role="status">
        {range}
      </p>
      {more && (
        <Button onClick={onMore} busy={busy}>
          {more}
        </Button>
      )}
    </div>
  )
}
