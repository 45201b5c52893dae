import { isLinkVisit, type SessionView } from '#client/lib/session.ts'
import type { IconName } from '#client/ui/icon.tsx'

export interface Place {
  to: string
  icon: IconName
  /** Last part of the message id `nav.{name}`. */
  name: string
  /** Only this address is the place, none below it. */
  exact?: boolean
}

const choices: Place = { to: '/choices', icon: 'choices', name: 'choices' }

const ofPerson: Place[] = [
  { to: '/overview', icon: 'overview', name: 'overview' },
  { to: '/data', icon: 'data', name: 'data' },
  choices,
  { to: '/requests', icon: 'mail', name: 'requests' },
  { to: '/export', icon: 'export', name: 'export' },
  { to: '/history', icon: 'history', name: 'history' },
]

const ofAll: Place[] = [
  { to: '/notice', icon: 'notice', name: 'notice' },
  { to: '/cookies', icon: 'device', name: 'cookies' },
  { to: '/help', icon: 'help', name: 'help' },
]

const desk: Place = { to: '/staff', icon: 'overview', name: 'desk', exact: true }
const queue: Place = { to: '/staff/requests', icon: 'mail', name: 'requests' }
const people: Place = { to: '/staff/people', icon: 'people', name: 'people' }
const audit: Place = { to: '/staff/audit', icon: 'eye', name: 'audit' }

/** The groups of the navigation: six places, then three; a link opens one of the six, and staff have their own short list. */
export function placesOf(session: SessionView): Place[][] {
  if (isLinkVisit(session)) return [[choices], ofAll]
  if (session.scope !== 'staff') return [ofPerson, ofAll]
  return [session.role === 'officer' ? [desk, queue, people, audit] : [desk, people, audit]]
}
