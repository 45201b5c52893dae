import type { RequestRow } from '#api/contract/requests.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip, type Tone } from '#client/ui/chip.tsx'
import type { IconName } from '#client/ui/icon.tsx'
import type { RequestStatus } from '#domain/request.ts'

const looks: Record<RequestStatus, { icon: IconName; tone?: Tone }> = {
  received: { icon: 'mail' },
  awaiting_identity: { icon: 'key', tone: 'held' },
  awaiting_clarification: { icon: 'chat', tone: 'held' },
  in_progress: { icon: 'half' },
  extended: { icon: 'clock', tone: 'warn' },
  fulfilled: { icon: 'done', tone: 'good' },
  partially_fulfilled: { icon: 'half', tone: 'warn' },
  refused: { icon: 'refused', tone: 'bad' },
  withdrawn: { icon: 'undo' },
  expired: { icon: 'until' },
}

/** Where a request stands; that it is late goes before all else. */
export function StateChip({ request: { status, open, daysLeft } }: { request: Pick<RequestRow, 'status' | 'open' | 'daysLeft'> }) {
  const { t } = useWords()
  if (open && daysLeft < 0) {
    return (
      <Chip icon="alert" tone="bad">
        {t('staff.status.overdue')}
      </Chip>
    )
  }
  return <Chip {...looks[status]}>{t(`staff.status.${status}`)}</Chip>
}
