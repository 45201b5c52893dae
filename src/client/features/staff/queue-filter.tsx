import { useFormat } from '#client/lib/use-format.ts'
import { useWords } from '#client/lib/words.tsx'
import { Segments } from '#client/ui/segments.tsx'
import { requestStatuses } from '#domain/request.ts'
import type { QueueStatus } from './staff-queries.ts'

const whileOpen: QueueStatus[] = ['open', 'received', 'in_progress', 'awaiting_clarification', 'extended', 'closed']
const onceClosed: QueueStatus[] = ['closed', 'fulfilled', 'partially_fulfilled', 'refused', 'withdrawn']

/** What the address asks for; everything open where it asks for nothing that exists. */
export function statusIn(search: URLSearchParams): QueueStatus {
  const asked = search.get('status')
  if (asked === 'closed') return asked
  return requestStatuses.find((status) => status === asked) ?? 'open'
}

export const isClosed = (status: QueueStatus) => onceClosed.includes(status) || status === 'expired'

interface QueueFilterProps {
  status: QueueStatus
  /** How many are shown under this status, and how many are open. */
  matching: number
  open: number
}

/** Each state has an address; what is over has its own row. */
export function QueueFilter({ status, matching, open }: QueueFilterProps) {
  const { t } = useWords()
  const { count } = useFormat()
  const closed = isClosed(status)
  const number = (key: QueueStatus) => (key === status ? matching : key === 'open' ? open : undefined)
  const segment = (here: QueueStatus) => (key: QueueStatus) => ({
    key,
    to: { search: key === 'open' ? '' : `?status=${key}` },
    here: key === here,
    label: (
      <>
        {t(`queue.show.${key}`)} {number(key) !== undefined && <span>{count(number(key)!)}</span>}
      </>
    ),
  })
  return (
    <>
      <Segments label={t('queue.show')} segments={whileOpen.map(segment(closed ? 'closed' : status))} />
      {closed && <Segments label={t('queue.show-closed')} segments={onceClosed.map(segment(status))} />}
    </>
  )
}
