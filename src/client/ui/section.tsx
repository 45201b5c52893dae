import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

interface SectionProps {
  title: ReactNode
  titleHidden?: boolean
  /** Id of the heading, where an address leads to it. */
  id?: string
  /** A link or chip at the end of the heading's line. */
  aside?: ReactNode
  intro?: ReactNode
  children: ReactNode
}

/** One part of a page under its own heading. */
export function Section({ title, titleHidden, id, aside, intro, children }: SectionProps) {
  const made = useId()
  const heading = id ?? made
  return (
    <section className="section" aria-labelledby={heading}>
      <header>
        <h2 id={heading} className={classNames(titleHidden && 'sr') || undefined}>
          {title}
        </h2>
        {aside}
        {intro && <p>{intro}</p>}
      </header>
      {children}
    </section>
  )
}
