import type { ReactNode } from 'react'

/** The first few, and the rest behind their number. */
export function Several({
  items,
  shown = 4,
  more,
}: {
  items: readonly { key: string; content: ReactNode }[]
  shown?: number
  more: (count: number) => string
}) {
  const rest = items.length > shown + 1 ? items.slice(shown) : []
  const first = items.slice(0, items.length - rest.length)
  return (
    <>
      <ul className="several">
        {first.map(({ key, content }) => (
          <li key={key}>{content}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{more(rest.length)}</summary>
          <ul className="several">
            {rest.map(({ key, content }) => (
              <li key={key}>{content}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
