import { createContext } from 'react-router'

const links = /^#[up]=([\w.-]*[\w-])/

/** Where the link is opened; the address it leads to is `/choices` with the token in the fragment. */
export const linkPath = '/choices/link'

/** The token one came by, until a page takes it. It is kept here alone: in no address, no storage, no history. */
export const linkContext = createContext<{ token?: string }>({})

/** Whether this is the fragment of a link in a mail to the choices. */
export const isLink = (fragment: string) => links.test(fragment)

/** Reads the token out of the address, and takes it away there before anybody else has seen it (TOK-06). */
export function takeLink(): { token?: string } {
  const token = links.exec(location.hash)?.[1]
  if (!token) return {}
  history.replaceState(null, '', linkPath + location.search)
  return { token }
}
