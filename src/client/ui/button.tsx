import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

interface Look {
  /** One `primary` a page at most; `danger` only inside a dialog for what cannot be undone. */
  look?: 'primary' | 'danger' | 'plain'
  small?: boolean
  icon?: IconName
}

const classOf = ({ look, small }: Look, className?: string) => classNames('btn', look, small && 'small', className)

export interface ButtonProps extends ComponentProps<'button'>, Look {
  /** The word to show, with the ring, while the act is under way; pressing again does nothing. */
  busy?: string | false
  /** Id of the text that says why it cannot be pressed yet. It stays focusable and dashed. */
  notYet?: string
}

export function Button({ look, small, icon, busy, notYet, className, children, onClick, ...rest }: ButtonProps) {
  const still = Boolean(busy || notYet)
  return (
    <button
      type="button"
      {...rest}
      className={classOf({ look, small }, className)}
      aria-busy={busy ? true : undefined}
      aria-disabled={notYet ? true : undefined}
      aria-describedby={notYet ?? rest['aria-describedby']}
      onClick={still ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className="ring" /> : icon && <Icon name={icon} />}
      {busy || children}
    </button>
  )
}

export function ButtonLink({ look, small, icon, className, children, ...rest }: ComponentProps<typeof Link> & Look) {
  return (
    <Link {...rest} className={classOf({ look, small }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}

/** Hands a text over as a file, under the name `download`. */
export function ButtonDownload({
  look,
  small,
  icon,
  download,
  type,
  text,
  children,
}: Look & { download: string; type: string; text: string; children: ReactNode }) {
  return (
    <a className={classOf({ look, small })} download={download} href={`data:${type};charset=utf-8,${encodeURIComponent(text)}`}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

/** Yes and no: same size, same weight. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className="pair">{children}</div>
}
