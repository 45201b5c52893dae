import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** A surface that holds one thing; `flush` where a list or table reaches its edges. */
export function Plate({ flush, busy, children }: { flush?: boolean; busy?: boolean; children: ReactNode }) {
  return (
    <div className={classNames('plate', flush && 'flush')} aria-busy={busy}>
      {children}
    </div>
  )
}
