import { createContext, type ReactNode, useContext } from 'react'
import { Link } from 'react-router'
import { Icon } from './icon.tsx'

interface PageHeadProps {
  title: ReactNode
  /** Title of the document where `title` is not plain text. */
  documentTitle?: string
  /** One sentence that is true for this person now. */
  lead?: ReactNode
  /** The page above this one. */
  trail?: { to: string; label: string }
  children?: ReactNode
}

/** How the title of a page becomes that of the document: the frame adds whose pages these are. */
export const TitleFrame = createContext((title: string) => title)

/** The `h1` takes the focus after a change of page; the shell moves it there. React lifts the title into the head. */
export function PageHead({ title, documentTitle, lead, trail, children }: PageHeadProps) {
  const framed = useContext(TitleFrame)
  return (
    <div className="head">
      <title>{framed(documentTitle ?? (typeof title === 'string' ? title : ''))}</title>
      {trail && (
        <p className="trail">
          <Link to={trail.to}>
            <Icon name="back" />
            {trail.label}
          </Link>
        </p>
      )}
      <h1 tabIndex={-1}>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  )
}
