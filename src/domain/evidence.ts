/** By which door somebody came. The weakest door that suffices is used. */
export const doors = [
  'one-click',
  'link-page',
  'preference-link',
  /** The mail that asks whether a subscription was meant (double opt-in). */
  'confirmation-link',
  'sign-in',
  'staff',
  'gpc',
  'import',
  /** A mail to the unsubscribe mailbox (RFC 2369). */
  'mailto',
  /** Bounces and complaints as mail systems report them. */
  'feedback',
  /** A stop that another system of the controller keeps (a CRM), as its connector found it. */
  'connector',
  'clock',
] as const
export type Door = (typeof doors)[number]

export const channels = ['email', 'sms', 'phone', 'post'] as const
export type Channel = (typeof channels)[number]

/**
 * Who acted: the data subject, a named member of staff (a keyed hash, no address), or the product itself.
 */
export type Actor = 'data-subject' | `staff/${string}` | 'system'

/**
 * What proves an act (GDPR Art. 7(1)): who, by which door, when, and which text in which language was shown.
 * It is stored with every fact and holds no personal data.
 */
export interface Evidence {
  /** Instant in UTC, ISO 8601 with `Z`. */
  at: string
  actor: Actor
  door: Door
  /** BCP 47 tag of the language the person saw. */
  language: string
  /** Version of the purpose's text or of the notice that was shown; missing where no text was agreed to. */
  textVersion?: string
}
