import type { ReactNode } from 'react'
import { NotSaved, Switch, type SwitchProps } from './switch.tsx'

/** A row for each thing that can be decided; stands in a flush plate. */
export function ChoiceList({ children }: { children: ReactNode }) {
  return <ul className="choices">{children}</ul>
}

export interface ChoiceRowProps {
  title: string
  /** What on and off mean. */
  children: ReactNode
  /** When and where it was given, in small. */
  meta?: ReactNode
  /** Switch, buttons, or the word of a lock. */
  act?: ReactNode
}

export function ChoiceRow({ title, children, meta, act }: ChoiceRowProps) {
  return (
    <li>
      <div className="stack-s">
        <h3>{title}</h3>
        {children}
        {meta && <p className="meta">{meta}</p>}
      </div>
      {act && <div className="act">{act}</div>}
    </li>
  )
}

export interface SwitchRowProps extends Omit<ChoiceRowProps, 'act'>, Omit<SwitchProps, 'label'> {
  /** Name of the switch where it differs from the title. */
  label?: string
  /** Said when `state` is `failed`: the thing, and the state it still has. */
  notSaved: { text: string; retry: string; onRetry: () => void }
}

export function SwitchRow({ title, children, meta, label = title, notSaved, ...rest }: SwitchRowProps) {
  return (
    <ChoiceRow title={title} meta={meta} act={<Switch label={label} {...rest} />}>
      {children}
      {rest.state === 'failed' && (
        <NotSaved retry={notSaved.retry} onRetry={notSaved.onRetry}>
          {notSaved.text}
        </NotSaved>
      )}
    </ChoiceRow>
  )
}
