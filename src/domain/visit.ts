/** Why staff look at somebody's pages; a code, never free text. */
export const viewReasons = ['support-call', 'rights-request', 'complaint', 'fault'] as const
export type ViewReason = (typeof viewReasons)[number]

/**
 * One visit: a session of a person, or one staff view of a person's pages.
 * It records what the person must be able to see of it: sign-in, export, who looked and why (C-579/21).
 */
export interface Visit {
  kind: 'sign-in' | 'staff-view'
  person: string
  startedAt: string
  endedAt?: string
  steppedUpAt?: string
  exports: { id: string; scope: 'access' | 'portable'; at: string }[]
  view?: { reason: ViewReason; ticket: string; pages: string[] }
}
