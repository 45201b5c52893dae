import type { ReactNode } from 'react'
import type { Tone } from './chip.tsx'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

const icons: Record<Tone, IconName> = { good: 'done', warn: 'clock', bad: 'alert', held: 'pause' }

interface NoteProps {
  tone?: Tone
  icon?: IconName
  title?: ReactNode
  /** `alert` where it answers what was just pressed and failed; `status` where it succeeded. */
  role?: 'alert' | 'status'
  /** Buttons under the text. */
  act?: ReactNode
  children?: ReactNode
}

/** Plain border for information, soft colour for a state; it never closes itself. */
export function Note({ tone, icon = tone ? icons[tone] : 'info', title, role, act, children }: NoteProps) {
  return (
    <div className={classNames('note', tone)} role={role}>
      <Icon name={icon} />
      {title && <h2>{title}</h2>}
      {children && <div className="stack-s">{children}</div>}
      {act && <div className="row">{act}</div>}
    </div>
  )
}
