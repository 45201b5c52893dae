import type { ReactNode } from 'react'

/** A link that leaves this site, or opens a mail; for use inside a sentence, which brings its words. */
export function Away({ href, children }: { href: string; children?: ReactNode }) {
  return (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  )
}
