import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface Step {
  key: string
  /** Filled happened, ring is now, hollow is to come. */
  state: 'done' | 'here' | 'none'
  when: ReactNode
  /** ISO 8601, where there is one. */
  dateTime?: string
  content: ReactNode
}

/** `dated`: the dates stand in a column of their own when there is room. */
export function Timeline({ steps, dated }: { steps: readonly Step[]; dated?: boolean }) {
  return (
    <ol className={classNames('timeline', dated && 'dated')}>
      {steps.map(({ key, state, when, dateTime, content }) => (
        <li key={key} className={state}>
          <time dateTime={dateTime}>{when}</time>
          <div className="stack-s">{content}</div>
        </li>
      ))}
    </ol>
  )
}
