import type { RequestRow } from '#api/contract/requests.ts'
import { useWords } from '#client/lib/words.tsx'
import { Chip, type Tone } from '#client/ui/chip.tsx'
import type { IconName } from '#client/ui/icon.tsx'

const looks: Record<RequestRow['status'], { icon: IconName; tone?: Tone }> = {
  received: { icon: 'clock' },
  in_progress: { icon: 'clock' },
  awaiting_identity: { icon: 'pause', tone: 'held' },
  awaiting_clarification: { icon: 'chat', tone: 'held' },
  extended: { icon: 'clock', tone: 'warn' },
  fulfilled: { icon: 'done', tone: 'good' },
  partially_fulfilled: { icon: 'half', tone: 'held' },
  refused: { icon: 'refused', tone: 'bad' },
  withdrawn: { icon: 'undo' },
  expired: { icon: 'cross' },
}

/** Where a request stands, in a word. */
export function RequestState({ request: { status, open, daysLeft } }: { request: RequestRow }) {
  const { t } = useWords()
  if (open && daysLeft < 0) {
    return (
      <Chip icon="alert" tone="bad">
        {t('request.status.late')}
      </Chip>
    )
  }
  return <Chip {...looks[status]}>{t(`request.status.${status}`)}</Chip>
}
