import type { CSSProperties, ReactNode } from 'react'

interface MatrixProps {
  /** Heads of the columns; seen only where the parts stand beside each other, because each switch says all of it. */
  lead: string
  columns: readonly string[]
  /** `MatrixRow`s. */
  children: ReactNode
}

/** Topics × channels. Stands in a flush plate. */
export function Matrix({ lead, columns, children }: MatrixProps) {
  return (
    <div style={{ '--columns': columns.length } as CSSProperties}>
      <div className="matrix-head" aria-hidden="true">
        {[lead, ...columns].map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <ul className="matrix">{children}</ul>
    </div>
  )
}

interface MatrixRowProps {
  title: string
  text: ReactNode
  /** What on and off do, and what else can be chosen for the whole row. */
  more?: ReactNode
  /** `MatrixCell`s. */
  children: ReactNode
}

export function MatrixRow({ title, text, more, children }: MatrixRowProps) {
  return (
    <li>
      <div className="stack-s">
        <h3>{title}</h3>
        <p>{text}</p>
        {more}
      </div>
      <div className="channels">{children}</div>
    </li>
  )
}

interface MatrixCellProps {
  column: string
  /** What was not saved here; stands under the whole row where there is room. */
  trouble?: ReactNode
  /** What the state of this cell means, and what can be done about it; stands in the same place. */
  note?: ReactNode
  /** A switch, a lock, or a word where there is nothing to choose. */
  children: ReactNode
}

export function MatrixCell({ column, trouble, note, children }: MatrixCellProps) {
  return (
    <>
      <div>
        <span className="channel">{column}</span> {children}
      </div>
      {note && <div className="trouble held">{note}</div>}
      {trouble && <div className="trouble">{trouble}</div>}
    </>
  )
}

export function MatrixNone({ children }: { children: ReactNode }) {
  return <span className="none">{children}</span>
}
