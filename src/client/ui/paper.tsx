import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** A receipt: torn edge above, exact below. Named by a heading inside or by words. */
export function Paper({
  label,
  labelledBy,
  wide,
  children,
}: {
  label?: string
  labelledBy?: string
  /** A page of its own, not a card beside something. */
  wide?: boolean
  children: ReactNode
}) {
  return (
    <article className={classNames('receipt', wide && 'wide')} aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </article>
  )
}
