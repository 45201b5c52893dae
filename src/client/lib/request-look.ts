import type { RequestRow } from '#api/contract/requests.ts'
import type { RequestStatus } from '#domain/request.ts'

/** Icon and tone of a `Chip`. */
const looks = {
  received: { icon: 'mail' },
  in_progress: { icon: 'clock' },
  awaiting_identity: { icon: 'key', tone: 'held' },
  awaiting_clarification: { icon: 'chat', tone: 'held' },
  extended: { icon: 'clock', tone: 'warn' },
  fulfilled: { icon: 'done', tone: 'good' },
  partially_fulfilled: { icon: 'half', tone: 'held' },
  refused: { icon: 'refused', tone: 'bad' },
  withdrawn: { icon: 'undo' },
  expired: { icon: 'until' },
  late: { icon: 'alert', tone: 'bad' },
} as const satisfies Record<RequestStatus | 'late', object>

/** Where a request stands, for its word and its look; that it is late goes before all else. */
export function requestLook({ status, open, daysLeft }: Pick<RequestRow, 'status' | 'open' | 'daysLeft'>) {
  const stands = open && daysLeft < 0 ? 'late' : status
  return { stands, look: looks[stands] }
}
