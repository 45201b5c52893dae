import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export interface Condition {
  key: string
  met: boolean
  content: ReactNode
}

interface GateProps {
  label: string
  /** Said before what is not met, and after what is, to those who listen. */
  words: { missing: string; done: string }
  conditions: readonly Condition[]
}

/** What must hold before something can be sent: each line with its mark and its word. */
export function Gate({ label, words, conditions }: GateProps) {
  return (
    <ul className="gate" aria-label={label}>
      {conditions.map(({ key, met, content }) => (
        <li key={key}>
          <span className={met ? 'ok' : 'todo'}>
            <Icon name={met ? 'done' : 'alert'} />
          </span>
          <span>
            {!met && <b>{words.missing} </b>}
            {content}
            {met && <span className="sr"> ({words.done})</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
