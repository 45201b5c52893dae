import type { SessionView } from '#api/contract/session.ts'

const places = /^\/(overview|data|choices|requests|export|history|staff)(\/[\w.~%-]+)*\/?(\?[\w.~%&=+-]*)?$/

/** A way back within this site, or none. Anything else, `//elsewhere` first of all, is left out. */
export const wayBack = (path: string | null | undefined) => (path && places.test(path) ? path : undefined)

/** Where to sign in so that one comes back here. */
export const signInPath = (back: string) => `/sign-in?${new URLSearchParams({ returnTo: back })}`

/** Where to prove anew who one is, for acts that need a proof no older than ten minutes. */
export const freshProofPath = (back: string) => `/sign-in?${new URLSearchParams({ fresh: '1', returnTo: back })}`

const homes: Record<SessionView['scope'], string> = {
  none: '/',
  stop: '/choices',
  choices: '/choices',
  person: '/overview',
  view: '/overview',
  staff: '/staff',
}

/** The first page of whoever is looking. */
export const homeOf = ({ scope }: SessionView) => homes[scope]
