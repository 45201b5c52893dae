import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'good' | 'warn' | 'bad' | 'held'

/** A state, in an icon and a word. Never a count, never something to press. */
export function Chip({ icon, tone, children }: { icon: IconName; tone?: Tone; children: ReactNode }) {
  return (
    <span className={classNames('chip', tone)}>
      <Icon name={icon} />
      {children}
    </span>
  )
}
