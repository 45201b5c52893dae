import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

interface BannerProps {
  label: string
  /** Whose pages these are, and that they cannot be changed. */
  whose: ReactNode
  why: ReactNode
  left: ReactNode
  end: string
  busy?: string | false
  onEnd: () => void
}

/** Somebody else is looking. Amber, always in view, and nothing closes it but the end of the view. */
export function Banner({ label, whose, why, left, end, busy, onEnd }: BannerProps) {
  return (
    <section className="viewas" aria-label={label}>
      <div className="viewas-in">
        <p>
          <Icon name="eye" />
          <span>{whose}</span>
        </p>
        <p className="hide-narrow">{why}</p>
        <p className="left">
          <span role="timer">{left}</span>
        </p>
        <Button small onClick={onEnd} busy={busy}>
          {end}
        </Button>
      </div>
    </section>
  )
}

/** Text that staff must not read: a box with words in its place. */
export function Covered({ children }: { children: ReactNode }) {
  return <span className="covered">{children}</span>
}
